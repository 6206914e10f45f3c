export { mountTrackingPages } from './actions/serve-pages.ts';
export { trackingHandlers } from './routes.ts';
