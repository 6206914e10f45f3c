import { isAdministrative } from '@insaf/contract/roles.ts';
import type { Route } from '@insaf/contract/route.ts';
import type { SignIn } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { holdingOf, permissionsOf, type Staff } from '../../rights/index.ts';
import { isFresh, readSession, stepOf } from '../../sign-in/index.ts';
import { holdingsOf } from '../queries.ts';

/**
 * Who is signed in by these headers (a cookie, or a bearer token), or null.
 *
 * @throws Refusal `second_factor_needed` where the session lacks one and the route is not for that,
 *   `sign_in_again` where the route asks for a fresh proof and the last one is too old
 */
export async function readActing(
  ctx: Ctx,
  auth: SignIn,
  headers: Headers,
  asked: Pick<Route, 'fresh' | 'early' | 'background'> = {},
): Promise<Staff | null> {
  const session = await readSession(ctx, auth, headers, asked.background !== true);
  if (session === null) return null;
  const staff = await actingAs(ctx, session.staffId);
  if (staff === null) return null;
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
  return { kind: 'staff', staffId, name: first.name, holdings: rows.flatMap(holdingOf) };
}
