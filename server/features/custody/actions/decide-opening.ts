import type { Opening } from '@insaf/contract/openings.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import type { Acting, Holding } from '../../rights/index.ts';
import { actingAs } from '../../staff/index.ts';
import type { IdentityOpened } from '../events.ts';
import { decideOpening, lockOpenings, type OpeningRow, openingsOf } from '../queries.ts';
import { deciderOf } from '../rules/identity-gate.ts';
import { openingState } from '../rules/opening-state.ts';
import { type GateNow, gateOf } from './gate-of.ts';
import { openingViews } from './opening-view.ts';

const anHour = 3_600_000;

type Order = { readonly number: string; readonly opening: number };

/**
 * Opens the people of a complaint to who asked for it, as the second person, and has the complainant told.
 *
 * @throws Refusal `not_found`; `own_opening`; `opening_not_yours` for who works for the agency complained
 *   of, or has no role there; `opening_decided`; `opening_lapsed` when the time to decide is over, or who
 *   asked may not see them any more
 */
export function approveOpening(ctx: Ctx, acting: Acting, order: Order): Promise<Opening> {
  return decide(ctx, acting, order, async (db, { complaint, row, holding, now }) => {
    const asker = await actingAs(ctx, row.asked_by);
    const gate = asker === null ? null : await gateOf(ctx, asker, complaint);
    if (gate === null || !(await mayBeOpened(gate))) throw new Refusal('opening_lapsed');
    const until = new Date(now.getTime() + row.hours * anHour);
    const opened = await decideOpening(db, row, {
      ...decidedBy(acting, holding, now),
      refusal: null,
      until,
    });
    if (opened === undefined) throw new Refusal('opening_decided');
    const fact: IdentityOpened = { name: 'identityOpened', complaint, opening: opened };
    await ctx.announce(db, fact);
    return opened;
  });
}

/** Who asked still needs it: it is closed to them, or open by an earlier opening. */
const mayBeOpened = async ({ state, openingNo }: GateNow) =>
  state === 'closed' || (state === 'shown' && openingNo !== null);

/** Refuses it, with a reason for who asked. @throws as approving, but for who asked */
export function refuseOpening(
  ctx: Ctx,
  acting: Acting,
  order: Order & { readonly reason: string },
): Promise<Opening> {
  return decide(ctx, acting, order, async (db, { row, holding, now }) => {
    const decision = { ...decidedBy(acting, holding, now), refusal: order.reason, until: null };
    const refused = await decideOpening(db, row, decision);
    if (refused === undefined) throw new Refusal('opening_decided');
    return refused;
  });
}

type Case = {
  readonly complaint: ComplaintRow;
  readonly row: OpeningRow;
  readonly holding: Holding;
  readonly now: Date;
};

async function decide(
  ctx: Ctx,
  acting: Acting,
  { number, opening }: Order,
  decideAs: (db: Db, about: Case) => Promise<OpeningRow>,
): Promise<Opening> {
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const { facts } = await gateOf(ctx, acting, complaint);
  const now = ctx.clock();
  const decided = await ctx.db.transaction().execute(async (db) => {
    await lockOpenings(db, number);
    const row = (await openingsOf(db, complaint)).find(({ opening_no }) => opening_no === opening);
    if (row === undefined) throw new Refusal('not_found', { field: 'opening' });
    const holding = deciderOf(acting, facts, row.asked_by);
    if (holding === 'own_opening') throw new Refusal('own_opening');
    if (typeof holding === 'string') throw new Refusal('opening_not_yours');
    const state = openingState(row, now);
    if (state === 'lapsed') throw new Refusal('opening_lapsed');
    if (state !== 'waiting') throw new Refusal('opening_decided');
    return decideAs(db, { complaint, row, holding, now });
  });
  return (await openingViews(ctx, acting, [decided]))[0]!;
}

function decidedBy(acting: Acting, holding: Holding, now: Date) {
  return {
    decided_at: now,
    decided_by: acting.kind === 'staff' ? acting.staffId : null,
    decided_agency_id: holding.agencyId,
    decided_role: holding.role,
  };
}
