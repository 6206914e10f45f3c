export { type Flagged, flaggedIn } from './actions/flagged-in.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
export { wilsonLow } from './rules/gaming.ts';
