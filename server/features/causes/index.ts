export { causeOf, causeShown } from './actions/beside-complaint.ts';
export { leaveCauses } from './actions/leave-causes.ts';
export { causeHandlers } from './routes.ts';
