export type { Complaint } from './queries.ts';
