export { countFigures } from './actions/count-figures.ts';
export { countAgain, countMoves } from './actions/count-moves.ts';
export { exportPublicYear } from './actions/export-public.ts';
export { figureHealth } from './actions/figure-health.ts';
export { figuresUntil } from './actions/figures-until.ts';
export { keepCounting } from './actions/keep-counting.ts';
export { readPublicYear } from './actions/read-public.ts';
export { rebuildFigures } from './actions/rebuild-figures.ts';
export { figureHandlers } from './routes.ts';
export type { DayEvent } from './rules/contributions.ts';
export { dayOfNumber, daysIn, monthOf, numberOfDay } from './rules/days.ts';
export { decodeEvents } from './rules/encode-events.ts';
export { agencyOf, type Stand } from './rules/journey.ts';
export {
  catalogue,
  dictionary,
  indexDictionary,
  mediaOf,
  type OpenFormat,
  type OpenPeriod,
  openFormats,
} from './rules/open-data.ts';
export { dayOfSlot, figureOfSlot, unpackDays } from './rules/packed-days.ts';
export { weightAt } from './rules/spread.ts';
export { upheldAppeals } from './rules/upheld.ts';
