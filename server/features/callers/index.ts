export { forgetOldLookups } from './queries.ts';
export { callerHandlers } from './routes.ts';
export { type DeskReach, deskReach } from './rules/desk-reach.ts';
