export { sendFile } from './actions/send-file.ts';
export { dossierHandlers, earlierUseHandlers } from './routes.ts';
export { complaintRowView } from './rules/complaint-row.ts';
