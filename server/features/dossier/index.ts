export { sendFile } from './actions/send-file.ts';
export { dossierHandlers, earlierUseHandlers } from './routes.ts';
export { complaintRowView } from './rules/complaint-row.ts';
export { runningReasons, type TimeFacts, waitingReasons } from './rules/time-reasons.ts';
