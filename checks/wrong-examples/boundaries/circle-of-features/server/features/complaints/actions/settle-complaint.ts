import { proven } from '../../evidence/index.ts';

export const settleComplaint = () => proven;
