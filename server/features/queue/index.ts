export { type Outline, outlineViews } from './actions/outline-views.ts';
export { queueHandlers } from './routes.ts';
