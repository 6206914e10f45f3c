export { referralsOf } from './queries.ts';
export { referralHandlers } from './routes.ts';
