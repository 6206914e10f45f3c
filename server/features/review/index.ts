export { countPeriods } from './actions/count-periods.ts';
export { readReview } from './actions/read-review.ts';
export { scopeAsked } from './actions/scope-asked.ts';
export { countedSoFar, sumFigures } from './queries.ts';
export { reviewHandlers } from './routes.ts';
export { eventsOf, type SumRow } from './rules/figures.ts';
export { type Period, stretchesOf, yearBefore } from './rules/period.ts';
export { agencyNamed, type Cell, cellsBelow, cellsOf, type Scope } from './rules/scope.ts';
export { figureWords } from './rules/workbook.ts';
