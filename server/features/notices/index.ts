export { type Notice, queueNotices } from './actions/queue-notice.ts';
export { reachComplainant } from './actions/reach-complainant.ts';
export { recordDelivery } from './actions/record-delivery.ts';
export type { Means, Reach, Recipient } from './actions/send-notice.ts';
export { tellAtOnce } from './actions/tell-at-once.ts';
export { tellOfMoves } from './actions/tell-of-moves.ts';
export { noticeJobs } from './jobs.ts';
export { noticesOf } from './queries.ts';
export type { Writings } from './rules/templates.ts';
