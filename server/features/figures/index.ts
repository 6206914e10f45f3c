export { countFigures } from './actions/count-figures.ts';
export { countMoves } from './actions/count-moves.ts';
export { figureHealth } from './actions/figure-health.ts';
export { keepCounting } from './actions/keep-counting.ts';
export { rebuildFigures } from './actions/rebuild-figures.ts';
export { figureHandlers } from './routes.ts';
export { daysIn, monthOf, numberOfDay } from './rules/days.ts';
export { decodeEvents } from './rules/encode-events.ts';
export { agencyOf } from './rules/journey.ts';
