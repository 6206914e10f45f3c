export { learnGrowth } from './actions/learn-growth.ts';
export { readIndicators } from './actions/read-indicators.ts';
export { setTargets } from './actions/set-targets.ts';
export { indicatorJobs } from './jobs.ts';
export { hasTargets } from './queries.ts';
export { indicatorHandlers } from './routes.ts';
