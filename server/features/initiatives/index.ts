export { assertManagesInitiatives } from './actions/change-initiative.ts';
export { findInitiative } from './actions/find-initiative.ts';
export { listInitiatives } from './actions/list-initiatives.ts';
export { initiativeHandlers } from './routes.ts';
