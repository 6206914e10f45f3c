import type { Db } from '../../../platform/context.ts';
import type { AgenciesMoved } from '../../agencies/index.ts';
import { askHandover, askRecount } from '../queries.ts';

/**
 * Has counted again what is open at agencies that came to stand elsewhere, and what runs by the time of
 * another agency from now on. In the transaction that moved them.
 */
export async function recountMoved(
  db: Db,
  { at, branches, handedOver }: AgenciesMoved,
): Promise<void> {
  for (const { agencyId, from, to } of branches) {
    await askRecount(db, { agency_id: agencyId, moved_from: from, moved_to: to, asked_at: at });
  }
  for (const { fromId, toId, numbers } of handedOver) {
    await askHandover(db, { agency_id: toId, handed_from: fromId, asked_at: at }, numbers);
  }
}
