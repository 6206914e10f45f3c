export { findingsOf } from './actions/findings-of.ts';
export { findingHandlers } from './routes.ts';
