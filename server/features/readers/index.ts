export { type Reader, readersOf } from './actions/readers-of.ts';
export { type Audience, audiencesOf } from './queries.ts';
export { actsAs, mayRead } from './rules/may-read.ts';
