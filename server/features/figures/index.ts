export { countMoves } from './actions/count-moves.ts';
export { exportPublicYear } from './actions/export-public.ts';
export { readPublicYear } from './actions/read-public.ts';
export { rebuildFigures } from './actions/rebuild-figures.ts';
export { figureJobs } from './jobs.ts';
export { figureHandlers } from './routes.ts';
export {
  catalogue,
  dictionary,
  mediaOf,
  type OpenFormat,
  openFormats,
} from './rules/open-data.ts';
