export { recordChange } from './actions/record-change.ts';
export { administrationHandlers } from './routes.ts';
export { changedFields } from './rules/changed-fields.ts';
export { assertManagesAll, managesAll } from './rules/manages-all.ts';
