export { callerHandlers } from './routes.ts';
