export { portalJobs } from './jobs.ts';
export { mountPortal, noSuchPage } from './routes.ts';
