import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Staff } from '../../rights/index.ts';
import { endSessions } from '../queries.ts';
import type { Means } from './begin-session.ts';
import type { Caller } from './read-caller.ts';
import { sessionIn } from './read-session.ts';
import { recordSignIn } from './record-sign-in.ts';

/** Ends one session of one's own. @throws Refusal `not_found` */
export async function endOwnSession(ctx: Ctx, acting: Staff, id: string): Promise<void> {
  const ended = await endSessions(ctx.db, acting.staffId, { only: id });
  if (ended === 0) throw new Refusal('not_found');
}

/**
 * Ends the session that asks for it.
 *
 * @returns the cookies that take it out of the browser
 * @throws Refusal `not_signed_in`
 */
export async function signOut(ctx: Ctx, means: Means, caller: Caller): Promise<string[]> {
  const { staffId, way } = await sessionIn(ctx, caller.headers);
  const { api } = await means.auth();
  const { headers } = await api.signOut({ headers: caller.headers, returnHeaders: true });
  await recordSignIn(ctx, caller, { staffId, what: 'signed_out', way });
  return headers.getSetCookie();
}

/** Ends all sessions of one's own, the one that asks for it too. */
export async function signOutEverywhere(ctx: Ctx, caller: Caller, acting: Staff): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await endSessions(db, acting.staffId);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: acting.staffId, what: 'sessions_ended' },
      ...{ before: null, after: null },
    });
  });
  await recordSignIn(ctx, caller, { staffId: acting.staffId, what: 'signed_out' });
}
