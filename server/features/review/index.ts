export { checkAsked } from './actions/check-asked.ts';
export { type Counted, countFigures, type Reviewing } from './actions/count-figures.ts';
export { countPeriods } from './actions/count-periods.ts';
export { bookManner, writeList } from './actions/export-review.ts';
export { filtersAsked } from './actions/filters-asked.ts';
export { agenciesAbove, readReview } from './actions/read-review.ts';
export { obstructedAgencies } from './actions/review-agencies.ts';
export { scopeAsked } from './actions/scope-asked.ts';
export { writeSheets } from './actions/write-sheets.ts';
export { countedSoFar, sumFigures } from './queries.ts';
export { reviewHandlers } from './routes.ts';
export { eventsOf, type SumRow } from './rules/figures.ts';
export type { Filters } from './rules/filters.ts';
export { type Line, linesOf } from './rules/lines.ts';
export {
  faultOf,
  type Period,
  periodBefore,
  stretchesBefore,
  stretchesOf,
  yearBefore,
} from './rules/period.ts';
export { agencyNamed, type Cell, cellsBelow, cellsOf, type Scope } from './rules/scope.ts';
export {
  figureWords,
  type ReviewSheet,
  type SheetCell,
  workbookOf,
} from './rules/workbook.ts';
