export { type LikeGroup, standingGroups } from './actions/standing-groups.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
