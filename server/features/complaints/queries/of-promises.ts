import type { Db } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { visibleTo } from './visible-to.ts';

/**
 * Complaints that an agency still works on though a day that it had named has passed, a page at a time by
 * number; none that somebody moves at this moment. They stay as they are until the transaction ends.
 *
 * @param days the first day, and the one before which the last is
 */
export function lockPromised(
  db: Db,
  acting: Acting & { kind: 'system' },
  days: { readonly from: string; readonly before: string },
  page: { readonly after: string; readonly limit: number },
) {
  return db
    .selectFrom('complaints')
    .select(['number', 'version', 'holder_id', 'promised_for'])
    .where('status', 'in', ['referred', 'in_progress'])
    .where('promised_for', '>=', days.from)
    .where('promised_for', '<', days.before)
    .where('number', '>', page.after)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(page.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
