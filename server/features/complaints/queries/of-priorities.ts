import type { Selectable } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Complaints } from '../../../platform/db/tables.generated.ts';

/**
 * Complaints of these categories that have a clock from before priorities were kept, by category and number;
 * none that somebody moves at this moment. They stay as they are until the transaction ends. For the job that sets
 * them right: not through an acting person.
 */
export function lockPriorityNotKept(
  db: Db,
  categoryIds: readonly number[],
  limit: number,
): Promise<Selectable<Complaints>[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('category_id', 'in', categoryIds)
    .where('clock_since', 'is', null)
    .where('clock_state', '=', 'running')
    .where('priority', '=', 'ordinary')
    .where('status', 'in', ['received', 'referred', 'in_progress'])
    .orderBy('category_id')
    .orderBy('number')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
