export { fileComplaint } from './actions/file-complaint.ts';
export { intakeJobs } from './jobs.ts';
export { readTrackingCode, sameCode, trackingCode } from './rules/tracking-code.ts';
export { intakeHandlers } from './routes.ts';
