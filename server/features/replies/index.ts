export { followLeading, releaseFollowers } from './actions/follow-leading.ts';
export {
  copiedReplies,
  eraseReplyWords,
  repliesOf,
  replyFilesOf,
  replyThatUsed,
} from './queries.ts';
export { replyHandlers } from './routes.ts';
export { judgeOf } from './rules/judge-of.ts';
