export { causeOf, causeShown } from './actions/beside-complaint.ts';
export { leaveCauses } from './actions/leave-causes.ts';
export { raiseCircles } from './actions/raise-circle.ts';
export { seenCause } from './actions/seen-cause.ts';
export { causeHandlers } from './routes.ts';
