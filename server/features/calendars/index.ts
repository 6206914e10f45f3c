export { recountMoved } from './actions/ask-recounts.ts';
export { mayReadLadders } from './actions/may-read-ladders.ts';
export { retime } from './actions/retime.ts';
export { calendarJobs } from './jobs.ts';
export { calendarHandlers } from './routes.ts';
