export { countMonths } from './actions/count-months.ts';
export { evaluationJobs } from './jobs.ts';
export { evaluationHandlers } from './routes.ts';
