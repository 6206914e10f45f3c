export { countFigures } from './actions/count-figures.ts';
export { countMoves } from './actions/count-moves.ts';
export { exportPublicYear } from './actions/export-public.ts';
export { figureHealth } from './actions/figure-health.ts';
export { figuresUntil } from './actions/figures-until.ts';
export { keepCounting } from './actions/keep-counting.ts';
export { readPublicYear } from './actions/read-public.ts';
export { rebuildFigures } from './actions/rebuild-figures.ts';
export { figureHandlers } from './routes.ts';
export { dayOfNumber, daysIn, monthOf, numberOfDay } from './rules/days.ts';
export { decodeEvents } from './rules/encode-events.ts';
export { agencyOf } from './rules/journey.ts';
export {
  catalogue,
  dictionary,
  mediaOf,
  type OpenFormat,
  openFormats,
} from './rules/open-data.ts';
