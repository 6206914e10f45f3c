import type { Approval, AskedFor } from '@insaf/contract/approvals.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import {
  type ApprovalRow,
  approvalById,
  changedAccount,
  closeApproval,
  lockApproval,
} from '../queries.ts';
import type { Carrier, Carriers } from '../rules/carrier.ts';
import { approvalDays, barredFrom, byOwnRoles, stateOf } from '../rules/may-decide.ts';
import { viewOf } from './list-approvals.ts';

/** Who somebody is now, with what they hold; null once they have left. */
export type ActingAs = (staffId: string) => Promise<Staff | null>;

/**
 * Decides what another asked for. To approve does it, in one transaction with the decision, as the one who
 * asked: so both are looked at again as they are now, and what has become impossible is refused.
 *
 * @throws Refusal `not_found`, `approval_over`, `own_request`, `about_oneself`, `made_by_asker`,
 *   `asker_left`, and those of the act itself
 */
export async function decideApproval(
  ctx: Ctx,
  { carriers, actingAs }: { readonly carriers: Carriers; readonly actingAs: ActingAs },
  acting: Staff,
  { id, approve, words }: { id: string; approve: boolean; words?: string | undefined },
): Promise<Approval> {
  const row = await approvalById(ctx.db, id);
  if (row === undefined) throw new Refusal('not_found');
  const carrier = carriers[row.kind as AskedFor['kind']] as Carrier<'merge_agency'>;
  const { order } = row.asked as { order: never };
  // Nobody learns of what they could not do themselves.
  if (row.asked_by !== acting.staffId) await planned(carrier, acting, order);
  const close = async (db: Db) => {
    const locked = (await lockApproval(db, id))!;
    await assertSecond(ctx, db, locked, acting);
    await closeApproval(db, id, {
      ...{ state: approve ? 'approved' : 'refused', by: acting.staffId, at: ctx.clock() },
      words: words || null,
    });
  };
  if (approve) {
    await assertSecond(ctx, ctx.db, row, acting);
    const asker = await actingAs(row.asked_by);
    if (asker === null) throw new Refusal('asker_left');
    await carrier.carryOut(byOwnRoles(asker), order, close);
  } else {
    await ctx.db.transaction().execute(close);
  }
  return shown(ctx, acting, id);
}

async function planned(carrier: Carrier<'merge_agency'>, acting: Staff, order: never) {
  try {
    await carrier.plan(byOwnRoles(acting), order);
  } catch (error) {
    const hidden = error instanceof Refusal && error.code === 'not_permitted';
    throw hidden ? new Refusal('not_found') : error;
  }
}

async function assertSecond(ctx: Ctx, db: Db, row: ApprovalRow, second: Staff): Promise<void> {
  const now = ctx.clock();
  const since = new Date(now.getTime() - approvalDays.apart * 86_400_000);
  const madeByAsker = await changedAccount(db, { by: row.asked_by, of: second.staffId, since });
  const barred = barredFrom(row, second, { now, madeByAsker });
  if (barred !== null) throw new Refusal(barred);
}

/**
 * Takes back what one asked for.
 *
 * @throws Refusal `not_found` for what another asked for, `approval_over`
 */
export async function withdrawApproval(ctx: Ctx, acting: Staff, id: string): Promise<Approval> {
  await ctx.db.transaction().execute(async (db) => {
    const row = await lockApproval(db, id);
    if (row?.asked_by !== acting.staffId) throw new Refusal('not_found');
    if (stateOf(row, ctx.clock()) !== 'asked') throw new Refusal('approval_over');
    const by = { by: acting.staffId, at: ctx.clock() };
    await closeApproval(db, id, { state: 'withdrawn', ...by, words: null });
  });
  return shown(ctx, acting, id);
}

async function shown(ctx: Ctx, acting: Staff, id: string): Promise<Approval> {
  const [row, directory] = await Promise.all([approvalById(ctx.db, id), readDirectory(ctx.db)]);
  return viewOf(row!, { directory, acting, now: ctx.clock() });
}
