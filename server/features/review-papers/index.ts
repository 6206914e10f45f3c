export { reviewPaperHandlers } from './routes.ts';
