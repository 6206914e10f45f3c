export { assertManagesInitiatives, createInitiative } from './actions/change-initiative.ts';
export { findInitiative } from './actions/find-initiative.ts';
export { initiativesOnPortal, toldInitiative } from './actions/told-initiatives.ts';
export { initiativeHandlers } from './routes.ts';
export { faultOf, type InitiativeFault } from './rules/fault-of.ts';
