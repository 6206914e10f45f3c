export { askErasure } from './actions/ask-erasure.ts';
export { carryOutErasures } from './actions/carry-out-erasures.ts';
export { countWaitingErasures } from './actions/count-waiting.ts';
export { endRetention } from './actions/end-retention.ts';
export { erasureOf, refusalText } from './actions/erasure-of.ts';
export { erasureJobs } from './jobs.ts';
export { erasureHandlers } from './routes.ts';
