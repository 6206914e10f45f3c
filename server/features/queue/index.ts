export { countSelected, selectLists } from './actions/count-lists.ts';
export { rowsByNumber } from './actions/list-queue.ts';
export { type Outline, outlineViews } from './actions/outline-views.ts';
export { type Branch, type LateBranch, lateIn } from './queries.ts';
export { overdueHandlers, queueHandlers, weekHandlers } from './routes.ts';
