export { type Counted, countFigures, type Reviewing } from './actions/count-figures.ts';
export { countPeriods } from './actions/count-periods.ts';
export { filtersAsked } from './actions/filters-asked.ts';
export { agenciesAbove, readReview } from './actions/read-review.ts';
export { obstructedAgencies } from './actions/review-agencies.ts';
export { scopeAsked } from './actions/scope-asked.ts';
export { writeSheets } from './actions/write-sheets.ts';
export { countedSoFar, sumFigures } from './queries.ts';
export { reviewHandlers } from './routes.ts';
export { eventsOf, type SumRow } from './rules/figures.ts';
export type { Filters } from './rules/filters.ts';
export {
  faultOf,
  type Period,
  periodBefore,
  stretchesBefore,
  stretchesOf,
  yearBefore,
} from './rules/period.ts';
export { agencyNamed, type Cell, cellsBelow, cellsOf, type Scope } from './rules/scope.ts';
export { figureWords, type ReviewSheet, type SheetCell } from './rules/workbook.ts';
