export { endLendingsTo } from './queries.ts';
export { delegationHandlers } from './routes.ts';
