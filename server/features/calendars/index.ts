export { mayReadLadderChanges } from './actions/may-read-ladder-changes.ts';
export { calendarJobs } from './jobs.ts';
export { calendarHandlers } from './routes.ts';
