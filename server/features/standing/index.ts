export { computeStandings } from './actions/compute-standings.ts';
export { type Flagged, flaggedIn } from './actions/flagged-in.ts';
export { readOpenCells, readOpenPeriods } from './actions/read-open-cells.ts';
export { readPublicIndex } from './actions/read-public-index.ts';
export { type LikeGroup, standingGroups } from './actions/standing-groups.ts';
export { standingJobs } from './jobs.ts';
export { standingHandlers } from './routes.ts';
export { columns as openIndexColumns } from './rules/cells-csv.ts';
export { wilsonLow } from './rules/gaming.ts';
