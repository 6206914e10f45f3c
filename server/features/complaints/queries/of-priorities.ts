import type { Db } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { type ComplaintRow, visibleTo } from '../queries.ts';

/**
 * Complaints of these categories that have a clock from before priorities were kept, by category and number;
 * none that somebody moves at this moment. They stay as they are until the transaction ends.
 */
export function lockPriorityNotKept(
  db: Db,
  acting: Acting & { kind: 'system' },
  categoryIds: readonly number[],
  limit: number,
): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('category_id', 'in', categoryIds)
    .where('clock_since', 'is', null)
    .where('clock_state', '=', 'running')
    .where('priority', '=', 'ordinary')
    .where('status', 'in', ['received', 'referred', 'in_progress'])
    .where((eb) => visibleTo(eb, acting))
    .orderBy('category_id')
    .orderBy('number')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
