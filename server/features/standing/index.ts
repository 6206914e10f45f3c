export { computeStandings } from './actions/compute-standings.ts';
export { type LikeGroup, standingGroups } from './actions/standing-groups.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
