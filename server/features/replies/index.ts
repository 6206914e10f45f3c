export { answerWithin } from './actions/answer-complaint.ts';
export { checkEvidence } from './actions/check-evidence.ts';
export { followLeading, releaseFollowers } from './actions/follow-leading.ts';
export { lookAtPhotos } from './actions/look-at-photos.ts';
export {
  copiedReplies,
  eraseReplyWords,
  repliesOf,
  replyFilesOf,
  replyThatUsed,
} from './queries.ts';
export { replyHandlers } from './routes.ts';
export { judgeOf } from './rules/judge-of.ts';
