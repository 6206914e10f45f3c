export { sendDigests } from './actions/send-digests.ts';
export { stopAddress } from './actions/stop-address.ts';
export { readStopLink, stopByLink } from './actions/stop-by-link.ts';
export { digestJobs } from './jobs.ts';
export { digestHandlers } from './routes.ts';
