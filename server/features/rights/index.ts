export { type HeldRow, holdingOf } from './rules/holding-of.ts';
export { passes } from './rules/passes.ts';
export {
  type Acting,
  actorIdOf,
  actsByHolding,
  endOfPath,
  type Holding,
  holdingFor,
  holdingsWith,
  isRoot,
  isWithin,
  type Partner,
  permissionsOf,
  type Staff,
  seesOwn,
} from './rules/reach.ts';
