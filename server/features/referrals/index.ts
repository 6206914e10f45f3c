export { referralsOf } from './queries.ts';
export { handBackComplaint } from './actions/hand-back-complaint.ts';
export { referComplaint } from './actions/refer-complaint.ts';
