export { delegationHandlers } from './routes.ts';
