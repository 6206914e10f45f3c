export { countWaitingApprovals } from './actions/count-waiting.ts';
export { approvalHandlers } from './routes.ts';
export type { Carrier, Carriers, Plan } from './rules/carrier.ts';
