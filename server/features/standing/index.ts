export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
