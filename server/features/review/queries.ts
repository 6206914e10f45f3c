import type { Db } from '../../platform/context.ts';

export { type Behind, behind, type Sought } from './queries/behind.ts';
export { scanFigures } from './queries/scan-figures.ts';
export { keepingSums, sumFigures, type Wanted } from './queries/sums.ts';

/** Until when everything is counted, and whether that holds for all of the past too. */
export function countedSoFar(db: Db) {
  return db
    .selectFrom('figure_progress')
    .select(['counted_until', 'counting_after'])
    .executeTakeFirstOrThrow();
}
