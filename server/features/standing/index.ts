export { readOpenCells, readOpenPeriods } from './actions/read-open-cells.ts';
export { readPublicIndex } from './actions/read-public-index.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
export { columns as openIndexColumns } from './rules/cells-csv.ts';
