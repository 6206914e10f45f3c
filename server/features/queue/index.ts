export { overdueHandlers, queueHandlers, weekHandlers } from './routes.ts';
