export { moveComplaint, moveWithin, type Decision, type Moving, type Order } from './actions/move-complaint.ts';
export { canNow } from './actions/can-now.ts';
export { movedReply } from './actions/moved-reply.ts';
export type { ComplaintsMoved, Moved } from './events.ts';
export {
  type ComplaintRow,
  followersOf,
  handOver,
  historyOf,
  holdsOpen,
  insertComplaints,
  movePaths,
  type NewComplaintRow,
  type NewHistoryRow,
  readComplaint,
  takenNumbers,
} from './queries.ts';
