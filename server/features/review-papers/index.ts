export { type PaperKind, setPaper } from './actions/print-review.ts';
export { reviewPaperHandlers } from './routes.ts';
export { type Manner, mannerOf, noNumber } from './rules/manner.ts';
export type { MeetingWords } from './rules/meeting-words.ts';
export { typstParts } from './rules/typst-parts.ts';
