export { noSuchPage } from './actions/show-page.ts';
export { portalJobs } from './jobs.ts';
export { mountPortal } from './routes.ts';
