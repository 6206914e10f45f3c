export { endByAppeal } from './actions/end-by-appeal.ts';
export { referralsOf } from './queries.ts';
export { referralHandlers } from './routes.ts';
