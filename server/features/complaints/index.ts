export { moveComplaint, moveWithin, type Decision, type Moving, type Order } from './actions/move-complaint.ts';
export { canNow } from './actions/can-now.ts';
export { movedReply } from './actions/moved-reply.ts';
export type { ComplaintsMoved, Moved } from './events.ts';
export {
  type ComplaintRow,
  type Cursor,
  followersOf,
  handOver,
  historyOf,
  holdsOpen,
  insertComplaints,
  listComplaints,
  movePaths,
  type NewComplaintRow,
  type NewHistoryRow,
  readComplaint,
  repliesJudgedBy,
  replaceJudge,
  takenNumbers,
} from './queries.ts';
export { standingOf } from './actions/standing-of.ts';
export { complaintJobs } from './jobs.ts';
export { complaintHandlers } from './routes.ts';
export { appealDecision } from './actions/appeal-decision.ts';
export { confirmComplaint } from './actions/confirm-complaint.ts';
export { supplyAnswer } from './actions/supply-answer.ts';
export { withdrawComplaint } from './actions/withdraw-complaint.ts';
