export { computeStandings } from './actions/compute-standings.ts';
export { type Flagged, flaggedIn } from './actions/flagged-in.ts';
export { type LikeGroup, standingGroups } from './actions/standing-groups.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
export { wilsonLow } from './rules/gaming.ts';
