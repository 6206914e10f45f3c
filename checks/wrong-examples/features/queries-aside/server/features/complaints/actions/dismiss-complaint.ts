import { holdsOpen } from '../queries/of-agencies.ts';

export const dismissComplaint = () => holdsOpen();
