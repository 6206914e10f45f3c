export { sendFile } from './actions/send-file.ts';
export { dossierHandlers } from './routes.ts';
