export {
  type Acting,
  endOfPath,
  type Holding,
  holdingFor,
  holdingsWith,
  isWithin,
  permissionsOf,
  type Staff,
} from './rules/reach.ts';
