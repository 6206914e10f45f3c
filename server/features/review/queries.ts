import type { Db } from '../../platform/context.ts';

export {
  type Behind,
  behind,
  type ScannedRow,
  type Sought,
  scanFigures,
} from './queries/by-complaint.ts';
export { keepingPairs, sumFigures, type Wanted } from './queries/sums.ts';

/** Until when everything is counted, and whether that holds for all of the past too. */
export function countedSoFar(db: Db) {
  return db
    .selectFrom('figure_progress')
    .select(['counted_until', 'counting_after'])
    .executeTakeFirstOrThrow();
}
