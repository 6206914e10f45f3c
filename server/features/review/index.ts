export { fileOfSheets } from './actions/export-review.ts';
export { agenciesAbove, readReview } from './actions/read-review.ts';
export { scopeAsked } from './actions/scope-asked.ts';
export { reviewHandlers } from './routes.ts';
export { figureWords, type ReviewSheet, type SheetCell } from './rules/workbook.ts';
