export { exportAgencies } from './actions/export-agencies.ts';
export {
  type DirectoryFiles,
  type LoadReport,
  loadDirectory,
} from './actions/load-directory.ts';
export { loadFirstDirectory } from './actions/load-first-directory.ts';
export { mergerCarrier } from './actions/merger-carrier.ts';
export type { AgenciesMoved } from './events.ts';
export { agencyHandlers } from './routes.ts';
export { guardCell } from './rules/csv-cells.ts';
export type { FaultReason, LoadFault } from './rules/load-fault.ts';
