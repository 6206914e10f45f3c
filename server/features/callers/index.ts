export { forgetOldLookups } from './queries.ts';
export { callerHandlers } from './routes.ts';
