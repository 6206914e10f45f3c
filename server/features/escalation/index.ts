export { endRisings } from './actions/end-risings.ts';
export { escalationJobs } from './jobs.ts';
export { handOverRisings } from './queries.ts';
export { risesBy } from './rules/whose-list.ts';
