export { fileComplaint, filedUnder } from './actions/file-complaint.ts';
export { intakeJobs } from './jobs.ts';
export { intakeHandlers } from './routes.ts';
export { readTrackingCode, sameCode, trackingCode } from './rules/tracking-code.ts';
