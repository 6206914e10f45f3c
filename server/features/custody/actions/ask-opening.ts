import { decidedWithin, identityFields } from '@insaf/contract/identity.ts';
import type { Opening } from '@insaf/contract/openings.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { insertOpening, lockOpenings, openingsOf } from '../queries.ts';
import { reachOf } from '../rules/identity-gate.ts';
import { openingState } from '../rules/opening-state.ts';
import { gateOf } from './gate-of.ts';
import { openingViews } from './opening-view.ts';

const anHour = 3_600_000;

/**
 * Asks that the people of a confidential complaint be opened to the one who acts.
 *
 * @throws Refusal `not_found`; `opening_not_needed` where they are open already; `identity_not_yours`;
 *   `opening_waits` while an earlier one of theirs waits
 */
export async function askOpening(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; reason: string; hours: number },
): Promise<Opening> {
  const complaint = await readComplaint(ctx.db, acting, order.number);
  if (complaint === undefined || acting.kind !== 'staff') throw new Refusal('not_found');
  const gate = await gateOf(ctx, acting, complaint);
  if (gate.state === 'shown') throw new Refusal('opening_not_needed');
  if (gate.state !== 'closed') throw new Refusal('identity_not_yours');
  const holding = reachOf(acting, gate.facts, identityFields)!;
  const now = ctx.clock();
  const row = await ctx.db.transaction().execute(async (db) => {
    await lockOpenings(db, order.number);
    const waits = (await openingsOf(db, complaint)).some(
      (each) => each.asked_by === acting.staffId && openingState(each, now) === 'waiting',
    );
    if (waits) throw new Refusal('opening_waits');
    return insertOpening(db, complaint, {
      reason: order.reason,
      hours: order.hours,
      asked_at: now,
      asked_by: acting.staffId,
      asked_agency_id: holding.agencyId,
      asked_role: holding.role,
      lapses_at: new Date(now.getTime() + decidedWithin * anHour),
    });
  });
  return (await openingViews(ctx, acting, [row]))[0]!;
}
