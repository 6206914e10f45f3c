export { checkAsked } from './actions/check-asked.ts';
export { bookManner, writeBook, writeList } from './actions/export-review.ts';
export { readReview } from './actions/read-review.ts';
export { reviewHandlers } from './routes.ts';
export { type Line, linesOf } from './rules/lines.ts';
export { figureWords, type ReviewSheet, workbookOf } from './rules/workbook.ts';
