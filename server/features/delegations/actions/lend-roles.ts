import { type Delegation, longestLeave, type NewDelegation } from '@insaf/contract/delegations.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Staff } from '../../rights/index.ts';
import { lockStaffMember, rolesOf } from '../../staff/index.ts';
import { delegationById, endAt, insertDelegation, isLentBetween } from '../queries.ts';
import { leaveBetween } from '../rules/leave-days.ts';
import { isColleague, mayLend } from '../rules/may-lend.ts';
import { viewsOf } from './list-delegations.ts';

/**
 * Lends somebody's roles to a colleague for some days. What is lent is what the person holds at each moment
 * of those days, without administration; it is not lent on, and ends by itself.
 *
 * @throws Refusal `not_found` for a person one does not head, `nothing_to_lend`, `not_a_colleague`,
 *   `wrong_leave`, `already_away`
 */
export async function lendRoles(
  ctx: Ctx,
  acting: Staff,
  { staff = acting.staffId, to, from, until }: NewDelegation,
): Promise<Delegation> {
  const days = leaveBetween({ from, until }, ctx.clock(), ctx.config.TIME_ZONE);
  if (days === null) throw new Refusal('wrong_leave', { field: 'until', days: longestLeave });
  const id = await ctx.db.transaction().execute(async (db) => {
    const away = await lockStaffMember(db, staff);
    const roles = await rolesOf(db, [staff, to]);
    const theirs = roles.filter(({ staffId }) => staffId === staff);
    if (away?.active !== true || !mayLend(acting, staff, theirs)) throw new Refusal('not_found');
    if (theirs.length === 0) throw new Refusal('nothing_to_lend');
    const substitute = await lockStaffMember(db, to);
    const colleague = isColleague(
      roles.filter(({ staffId }) => staffId === to),
      theirs,
    );
    if (substitute?.active !== true || to === staff || !colleague) {
      throw new Refusal('not_a_colleague', { field: 'to' });
    }
    if (await isLentBetween(db, staff, days)) throw new Refusal('already_away', { field: 'from' });
    const lent = { ...days, of: staff, to, at: ctx.clock(), by: acting.staffId };
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: staff, what: 'lent', before: null },
      after: { to: substitute.name, from, until },
    });
    return insertDelegation(db, lent);
  });
  return shown(ctx, acting, id);
}

/**
 * Ends a delegation now, or takes one back that has not begun.
 *
 * @throws Refusal `not_found` for whoever may not arrange it, and for one that is over
 */
export async function endDelegation(ctx: Ctx, acting: Staff, id: string): Promise<Delegation> {
  await ctx.db.transaction().execute(async (db) => {
    const row = await delegationById(db, id);
    if (row === undefined) throw new Refusal('not_found');
    await lockStaffMember(db, row.staff_id);
    const theirs = await rolesOf(db, [row.staff_id]);
    const now = ctx.clock();
    if (!mayLend(acting, row.staff_id, theirs) || row.until_at <= now) {
      throw new Refusal('not_found');
    }
    await endAt(db, id, now);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: row.staff_id, what: 'lending_ended', after: null },
      before: { to: row.to },
    });
  });
  return shown(ctx, acting, id);
}

async function shown(ctx: Ctx, acting: Staff, id: string): Promise<Delegation> {
  const row = (await delegationById(ctx.db, id))!;
  return (await viewsOf(ctx, acting, [row]))[0]!;
}
