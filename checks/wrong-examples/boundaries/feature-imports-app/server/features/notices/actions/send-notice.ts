import { announce } from '../../../app.ts';

export const sendNotice = () => announce();
