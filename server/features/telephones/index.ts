export { beginSession, type TelephoneSession } from './actions/begin-session.ts';
export { listOwnComplaints, ownComplaint } from './actions/list-own-complaints.ts';
export { type RequestedCode, requestCode } from './actions/request-code.ts';
export { endTelephoneSession, telephoneHolder } from './actions/telephone-session.ts';
export { telephoneJobs } from './jobs.ts';
export type { TelephoneHolder } from './queries.ts';
export { telephoneHandlers } from './routes.ts';
