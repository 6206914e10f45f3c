export { countMoves } from './actions/count-moves.ts';
export { rebuildFigures } from './actions/rebuild-figures.ts';
export { figureJobs } from './jobs.ts';
export { figureHandlers } from './routes.ts';
export { daysIn, monthOf, numberOfDay } from './rules/days.ts';
export { decodeEvents } from './rules/encode-events.ts';
export { agencyOf } from './rules/journey.ts';
