export { actingByKey } from './actions/acting-by-key.ts';
export { mayReadKeyChanges } from './actions/reach-key.ts';
export { partnerHandlers } from './routes.ts';
