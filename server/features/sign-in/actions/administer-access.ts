import type { LinkPurpose } from '@insaf/contract/sign-in.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import {
  authenticatorOf,
  deleteAuthenticator,
  deleteLinks,
  deletePasskeys,
  endSessions,
  forgetDevices,
  passkeysOf,
  passwordOf,
  pendingLinkOf,
  putPassword,
  sessionsOf,
} from '../queries.ts';
import { sessionsSince } from '../rules/session-state.ts';
import { makeLink } from './make-link.ts';
import { limitsOf } from './read-session.ts';
import { shownSignIns } from './shown-sign-ins.ts';

/*
 * What who administers somebody does with the ways that lead into their account. Whether they may is
 * decided, and that they did is remembered, where they are administered (features/staff).
 */

/** By what somebody can sign in, and what is open: for who administers them. */
export async function accessOf(ctx: Ctx, staffId: string) {
  const now = ctx.clock();
  const app = await authenticatorOf(ctx.db, staffId);
  const link = await pendingLinkOf(ctx.db, staffId, now);
  const sessions = await sessionsOf(ctx.db, staffId, sessionsSince(now, limitsOf(ctx)));
  return {
    password: (await passwordOf(ctx.db, staffId)) !== null,
    authenticator: app?.verified === true,
    passkeys: (await passkeysOf(ctx.db, staffId)).length,
    sessions: sessions.length,
    signIns: await shownSignIns(ctx, staffId),
    link:
      link === undefined
        ? null
        : { purpose: link.purpose as LinkPurpose, expiresAt: link.expires_at.toISOString() },
  };
}

/** A link to choose another password: the one of before opens nothing any more, and every session ends. */
export async function resetByLink(ctx: Ctx, db: Db, staffId: string) {
  await putPassword(db, staffId, null);
  await endSessions(db, staffId);
  return makeLink(ctx, db, { staffId, purpose: 'reset' });
}

/** Takes every second factor away, for who lost theirs. Every session ends. */
export async function removeSecondFactors(db: Db, staffId: string): Promise<void> {
  await deleteAuthenticator(db, staffId);
  await deletePasskeys(db, staffId);
  await endSessions(db, staffId);
}

/** Ends every way in, at once and for good: who comes back is given a link. */
export async function endAccess(db: Db, staffId: string): Promise<void> {
  await removeSecondFactors(db, staffId);
  await putPassword(db, staffId, null);
  await deleteLinks(db, staffId);
  await forgetDevices(db, staffId);
}
