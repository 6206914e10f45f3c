import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Obstacles } from '../../../platform/db/tables.generated.ts';

export type OutlinedObstacle = Pick<
  Selectable<Obstacles>,
  'id' | 'kind' | 'agency_id' | 'due_at' | 'decided_for'
>;

/**
 * Open obstacles of these agencies, the oldest first: those on which these levels have not decided yet, or
 * those decided that these agencies are to remove or are hindered by.
 */
export async function openObstacles(
  db: Db,
  asked: { readonly reached: readonly number[] } & (
    | { readonly levels: readonly number[] }
    | { readonly concerned: readonly number[] }
  ),
  limit: number,
): Promise<OutlinedObstacle[]> {
  const among = (ids: readonly number[]) => sql<number>`ANY(${[...ids]}::int[])`;
  const ids = 'levels' in asked ? asked.levels : asked.concerned;
  if (ids.length === 0 || asked.reached.length === 0) return [];
  return db
    .selectFrom('obstacles')
    .select(['id', 'kind', 'agency_id', 'due_at', 'decided_for'])
    .where('removed_at', 'is', null)
    .where('agency_id', '=', among(asked.reached))
    .where((eb) =>
      'levels' in asked
        ? eb.and([eb('decided_at', 'is', null), eb('level_id', '=', among(ids))])
        : eb.and([
            eb('decided_at', 'is not', null),
            eb.or([eb('owner_id', '=', among(ids)), eb('agency_id', '=', among(ids))]),
          ]),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}
