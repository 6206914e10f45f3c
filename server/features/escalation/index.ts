export { endRisings } from './actions/end-risings.ts';
export { escalate } from './actions/escalate.ts';
export { escalationJobs } from './jobs.ts';
export { handOverRisings, lastActs, lastRisings } from './queries.ts';
export { risesBy } from './rules/whose-list.ts';
