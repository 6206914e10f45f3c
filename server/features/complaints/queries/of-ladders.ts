import type { Selectable } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { updateRows } from '../../../platform/db/insert-rows.ts';
import type { Complaints } from '../../../platform/db/tables.generated.ts';

/* Steps of ladders that are due, for the job that takes them: not through an acting person. */

type Complaint = Selectable<Complaints>;

/**
 * Complaints of which a step of the ladder is due, the longest due first; none that somebody moves at this
 * moment, or that another worker has taken. They stay as they are until the transaction ends.
 */
export function lockStepsDue(db: Db, now: Date, limit: number): Promise<Complaint[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('next_step_at', '<=', now)
    .orderBy('next_step_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** When the next step is due of complaints whose ladder became another since that was reckoned. */
export function setNextSteps(
  db: Db,
  steps: readonly Pick<Complaint, 'number' | 'next_step_at'>[],
): Promise<void> {
  return updateRows(db, 'complaints', ['number'], steps);
}
