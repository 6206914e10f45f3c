export { type HeldRow, holdingOf } from './rules/holding-of.ts';
export { passes } from './rules/passes.ts';
export {
  type Acting,
  endOfPath,
  type Holding,
  holdingFor,
  holdingsWith,
  isWithin,
  permissionsOf,
  type Staff,
  seesOwn,
} from './rules/reach.ts';
