export { type Counted, countFigures } from './actions/count-figures.ts';
export { readReview } from './actions/read-review.ts';
export { scopeAsked } from './actions/scope-asked.ts';
export { writeSheets } from './actions/write-sheets.ts';
export { countedSoFar } from './queries.ts';
export { reviewHandlers } from './routes.ts';
export { agencyNamed, cellsBelow, cellsOf } from './rules/scope.ts';
export { figureWords, type ReviewSheet, type SheetCell } from './rules/workbook.ts';
