import type { Db } from '../../../platform/context.ts';
import { updateRows } from '../../../platform/db/insert-rows.ts';
import type { Acting } from '../../rights/index.ts';
import { type ComplaintRow, visibleTo } from '../queries.ts';

/**
 * Complaints of which a step of the ladder is due, the longest due first; none that somebody moves at this
 * moment, or that another worker has taken. They stay as they are until the transaction ends.
 */
export function lockStepsDue(
  db: Db,
  acting: Acting & { kind: 'system' },
  now: Date,
  limit: number,
): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('next_step_at', '<=', now)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('next_step_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** When the next step is due of complaints whose ladder became another since that was reckoned. */
export function setNextSteps(
  db: Db,
  _acting: Acting & { kind: 'system' },
  steps: readonly Pick<ComplaintRow, 'number' | 'next_step_at'>[],
): Promise<void> {
  return updateRows(db, 'complaints', ['number'], steps);
}
