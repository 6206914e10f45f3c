export { queueHandlers } from './routes.ts';
