export { computeStandings } from './actions/compute-standings.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
