import type { Erasure } from '@insaf/contract/erasure.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { lockComplaint } from '../../complaints/index.ts';
import { gateOf } from '../../custody/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { decideErasure, lastErasure } from '../queries.ts';
import { erasureOf } from './erasure-of.ts';
import { tellOfErasure } from './tell-of-erasure.ts';

/**
 * Decides about a request to erase, and has the person told. What was granted is carried out by a job once
 * the message went out: afterwards nobody knows where to send it.
 *
 * @param refusal why it is refused, for the person; null grants it
 * @throws Refusal `not_found`; `not_permitted`; `complained_of` for who works for the agency complained of;
 *   `erasure_not_waiting`
 */
export async function decideAbout(
  ctx: Ctx,
  acting: Acting,
  number: string,
  refusal: string | null,
): Promise<Erasure> {
  return ctx.db.transaction().execute(async (db) => {
    const complaint = await lockComplaint(db, acting, number);
    if (complaint === undefined || acting.kind !== 'staff') throw new Refusal('not_found');
    const holding = holdingFor(acting, 'decideErasure', complaint.holder_path);
    if (holding === null) throw new Refusal('not_permitted');
    const { state } = await gateOf(ctx, acting, complaint);
    if (state === 'complained_of' || state === 'kept') throw new Refusal('complained_of');
    const row = await lastErasure(db, complaint);
    const decided =
      row &&
      (await decideErasure(db, row, {
        decided_at: ctx.clock(),
        decided_by: acting.staffId,
        decided_agency_id: holding.agencyId,
        refusal,
      }));
    if (decided === undefined) throw new Refusal('erasure_not_waiting');
    await tellOfErasure(ctx, db, decided, refusal === null ? 'erased' : 'erasure_refused');
    return erasureOf(ctx, acting, complaint, db);
  });
}
