export type { PresenceChanged } from './events.ts';
export { presenceJobs } from './jobs.ts';
export { type PresenceRow, presencesOf } from './queries.ts';
export { presenceHandlers } from './routes.ts';
export { othersFor } from './rules/others-for.ts';
export { presenceKey } from './rules/presence-key.ts';
