export { ownDataHandlers, sendOwnData } from './routes.ts';
