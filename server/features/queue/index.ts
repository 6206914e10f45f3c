export { rowsByNumber } from './actions/list-queue.ts';
export { type Outline, outlineViews } from './actions/outline-views.ts';
export { overdueHandlers, queueHandlers, weekHandlers } from './routes.ts';
