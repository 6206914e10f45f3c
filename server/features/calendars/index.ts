export { calendarJobs } from './jobs.ts';
export { calendarHandlers } from './routes.ts';
