export { readComplaint } from './queries.ts';
