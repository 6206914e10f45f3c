export { acceptComplaint } from './actions/accept-complaint.ts';
export { appealDecision } from './actions/appeal-decision.ts';
export { askComplainant } from './actions/ask-complainant.ts';
export { canNow } from './actions/can-now.ts';
export { clockShownOf, nextOnLadderOf } from './actions/clock-shown.ts';
export { confirmComplaint } from './actions/confirm-complaint.ts';
export { dismissComplaint } from './actions/dismiss-complaint.ts';
export { joinComplaint } from './actions/join-complaint.ts';
export {
  type Moving,
  moveComplaint,
  moveWithin,
  type Order,
  timetableOf,
} from './actions/move-complaint.ts';
export { moveMany } from './actions/move-many.ts';
export { moveWithReason, type Reasoned } from './actions/move-with-reason.ts';
export { movedReply } from './actions/moved-reply.ts';
export {
  clockColumns,
  clockOf,
  type Decision,
  priorityOf,
  timedSubject,
} from './actions/moved-to.ts';
export { raiseMany } from './actions/raise-many.ts';
export { raisePriority } from './actions/raise-priority.ts';
export { heardBy, standingOf } from './actions/standing-of.ts';
export { supplyAnswer } from './actions/supply-answer.ts';
export { withdrawComplaint } from './actions/withdraw-complaint.ts';
export { workingTimeOf } from './actions/working-time-of.ts';
export type { ComplaintsMoved, Moved } from './events.ts';
export { complaintJobs } from './jobs.ts';
export {
  type ComplaintRow,
  countRunningFrom,
  countRunningOver,
  eraseComplaintWords,
  followersByLeading,
  followersOf,
  handOver,
  historyOf,
  holdsOpen,
  inReach,
  insertComplaints,
  isNumberTaken,
  type Kept,
  keptLongEnough,
  lastReceived,
  listComplaints,
  lockComplaint,
  lockFollowers,
  lockPromised,
  lockRunning,
  lockStepsDue,
  lockWaiting,
  movePaths,
  type NewComplaintRow,
  type NewHistoryRow,
  openWorkUnder,
  readAgain,
  readComplaint,
  replaceJudge,
  repliesJudgedBy,
  runningBy,
  setNextSteps,
  visibleTo,
} from './queries.ts';
export { complaintHandlers } from './routes.ts';
export { climbsOf, earliest, nextOfAll } from './rules/climbs.ts';
export { type Ground, groundAtFiling, groundOfPeople } from './rules/priority.ts';
export { appealUntil } from './rules/senior-agency.ts';
