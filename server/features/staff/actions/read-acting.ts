import { isAdministrative } from '@insaf/contract/roles.ts';
import type { Route } from '@insaf/contract/route.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type HeldRow, holdingOf, permissionsOf, type Staff } from '../../rights/index.ts';
import { isFresh, stepOf, tokenIn, useSession } from '../../sign-in/index.ts';
import { holdingsOf, sessionAndHoldings } from '../queries.ts';

/**
 * Who is signed in by these headers (a cookie, or a bearer token), or null.
 *
 * @throws Refusal `second_factor_needed` where the session lacks one and the route is not for that,
 *   `sign_in_again` where the route asks for a fresh proof and the last one is too old
 */
export async function readActing(
  ctx: Ctx,
  headers: Headers,
  asked: Pick<Route, 'fresh' | 'early' | 'background'> = {},
): Promise<Staff | null> {
  const token = tokenIn(ctx, headers);
  const rows = token === null ? [] : await sessionAndHoldings(ctx.db, token, ctx.clock());
  const [first] = rows;
  if (first === undefined) return null;
  const session = await useSession(ctx, first, asked.background !== true);
  if (session === null || !first.active) return null;
  const staff = staffOf(session.staffId, first.name, rows);
  const { next } = await stepOf(ctx, session, administersAny(staff));
  const reached = next === 'none' || asked.early === 'always' || asked.early === next;
  if (!reached) throw new Refusal('second_factor_needed', { next });
  if (asked.fresh === true && !isFresh(session, ctx.clock())) throw new Refusal('sign_in_again');
  return staff;
}

const administersAny = (staff: Staff) => permissionsOf(staff).some(isAdministrative);

/** Whether somebody holds a role with which anything is administered. */
export async function administers(ctx: Pick<Ctx, 'db' | 'clock'>, staffId: string) {
  const staff = await actingAs(ctx, staffId);
  return staff !== null && administersAny(staff);
}

/** A member of staff with the roles of this moment, or null once they have left. */
export async function actingAs(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  staffId: string,
): Promise<Staff | null> {
  const rows = await holdingsOf(db, staffId, clock());
  const [first] = rows;
  if (first === undefined) return null;
  return staffOf(staffId, first.name, rows);
}

function staffOf(staffId: string, name: string, rows: readonly HeldRow[]): Staff {
  return { kind: 'staff', staffId, name, holdings: rows.flatMap(holdingOf) };
}
