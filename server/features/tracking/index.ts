export { trackingHandlers } from './routes.ts';
