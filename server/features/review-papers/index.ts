export { type PaperKind, setPaper } from './actions/print-review.ts';
export { reviewPaperHandlers } from './routes.ts';
export { mannerOf, noNumber } from './rules/manner.ts';
export type { MeetingWords } from './rules/meeting-words.ts';
