import { connect } from '../../../platform/db/connect.ts';

export const nearThePlace = () => connect;
