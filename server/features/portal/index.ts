export { mountPortal, noSuchPage } from './routes.ts';
