export { endByAppeal } from './actions/end-by-appeal.ts';
export { referComplaint } from './actions/refer-complaint.ts';
export { eraseReferralWords, referralsOf } from './queries.ts';
export { referralHandlers } from './routes.ts';
export { refersInto } from './rules/refers-to.ts';
