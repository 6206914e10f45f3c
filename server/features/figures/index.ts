export { countMoves } from './actions/count-moves.ts';
export { rebuildFigures } from './actions/rebuild-figures.ts';
export { figureJobs } from './jobs.ts';
export { figureHandlers } from './routes.ts';
