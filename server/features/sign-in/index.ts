export {
  accessOf,
  endAccess,
  removeSecondFactors,
  resetByLink,
} from './actions/administer-access.ts';
export { type Means, stepOf } from './actions/begin-session.ts';
export { makeLink, type SignInLink } from './actions/make-link.ts';
export { assertGoodPassword } from './actions/password-fault.ts';
export {
  limitsOf,
  readSession,
  type Session,
  tokenIn,
  useSession,
} from './actions/read-session.ts';
export { signInJobs } from './jobs.ts';
export { activeMember, endSessions, sessionOfToken } from './queries.ts';
export { accountHandlers, signInHandlers } from './routes.ts';
export { isFresh, sessionsSince } from './rules/session-state.ts';
