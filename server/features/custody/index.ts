export { type GateNow, gateOf, gatesOf } from './actions/gate-of.ts';
export { openingsFor } from './actions/openings-for.ts';
export { recordHearing } from './actions/record-hearing.ts';
export { shownOpenings } from './actions/shown-openings.ts';
export type { IdentityOpened } from './events.ts';
export { eraseOpeningWords } from './queries.ts';
export { custodyHandlers } from './routes.ts';
export { isConfidential } from './rules/gate-facts.ts';
export { maskedIdentity } from './rules/mask-identity.ts';
