export { checkAsked } from './actions/check-asked.ts';
export { type Counted, countFigures, type Reviewing } from './actions/count-figures.ts';
export { bookManner, writeBook, writeList } from './actions/export-review.ts';
export { filtersAsked } from './actions/filters-asked.ts';
export { readReview } from './actions/read-review.ts';
export { obstructedAgencies } from './actions/review-agencies.ts';
export { scopeAsked } from './actions/scope-asked.ts';
export { reviewHandlers } from './routes.ts';
export type { Filters } from './rules/filters.ts';
export { type Line, linesOf } from './rules/lines.ts';
export {
  faultOf,
  type Period,
  periodBefore,
  stretchesBefore,
  stretchesOf,
} from './rules/period.ts';
export { agencyNamed, cellsBelow, cellsOf, type Scope } from './rules/scope.ts';
export { figureWords, type ReviewSheet, workbookOf } from './rules/workbook.ts';
