import type { Erasure } from '@insaf/contract/erasure.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, lockComplaint } from '../../complaints/index.ts';
import { type Acting, holdingFor, holdingsWith } from '../../rights/index.ts';
import { insertErasure } from '../queries.ts';
import { erasableNow } from '../rules/erasable.ts';
import { erasureOf } from './erasure-of.ts';

/**
 * Asks that the person of a complaint be erased: they themselves, or staff on their behalf.
 *
 * @throws Refusal `not_found`; `erasure_too_early` before the complaint ended; `erasure_before_appeal` while
 *   an appeal is possible; `erasure_asked`; `erasure_done`
 */
export function askErasure(ctx: Ctx, acting: Acting, number: string): Promise<Erasure> {
  return ctx.db.transaction().execute(async (db) => {
    const complaint = await lockComplaint(db, acting, number);
    if (complaint === undefined) throw new Refusal('not_found');
    if (complaint.erased_at !== null) throw new Refusal('erasure_done');
    const now = ctx.clock();
    const { status, appeal_until: appealUntil } = complaint;
    const erasable = erasableNow({ status, appealUntil }, now);
    if (erasable === 'not_ended') throw new Refusal('erasure_too_early');
    if (erasable === 'appeal_possible') throw new Refusal('erasure_before_appeal');
    const asked = await insertErasure(db, {
      ...{ complaint_number: number, why: 'asked', asked_at: now },
      ...askedBy(acting, complaint),
    });
    if (asked === undefined) throw new Refusal('erasure_asked');
    return erasureOf(ctx, acting, complaint, db);
  });
}

function askedBy(acting: Acting, complaint: ComplaintRow) {
  if (acting.kind !== 'staff') return { asked_by: 'complainant' };
  const holding =
    holdingFor(acting, 'registerFor', complaint.holder_path) ??
    holdingsWith(acting, 'registerFor')[0];
  if (holding === undefined) throw new Refusal('not_permitted');
  return {
    ...{ asked_by: 'staff', asked_staff_id: acting.staffId },
    asked_agency_id: holding.agencyId,
  };
}
