import type { SignInWay } from '../../../platform/auth/better-auth-options.ts';
import type { SignIn } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { endSessions, touchSession } from '../queries.ts';
import { type SessionTimes, sessionEnded } from '../rules/session-state.ts';

/** A session that is valid now, whether or not anything may be done in it yet. */
export type Session = SessionTimes & {
  readonly id: string;
  readonly staffId: string;
  readonly way: SignInWay;
  /** Whether the person has an authenticator app in use. */
  readonly authenticator: boolean;
};

export const limitsOf = ({ config }: Pick<Ctx, 'config'>) => ({
  hours: config.SESSION_HOURS,
  idleMinutes: config.SESSION_IDLE_MINUTES,
});

/**
 * The session that these headers show (a cookie, or a bearer token), or null.
 *
 * @param use whether this is a use of the session, or a page that asks of its own accord
 */
export async function readSession(
  ctx: Ctx,
  auth: SignIn,
  headers: Headers,
  use = true,
): Promise<Session | null> {
  if (!headers.has('cookie') && !headers.has('authorization')) return null;
  const { api } = await auth();
  const found = await api.getSession({ headers }).catch((error: { statusCode?: number }) => {
    // A session that is not valid is nobody's; a database that cannot now is not an answer.
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    return null;
  });
  if (found === null) return null;
  const { id, way, signedInAt, usedAt, provenAt, secondFactorAt } = found.session;
  const { twoFactorEnabled } = found.user as { twoFactorEnabled?: boolean | null };
  const session: Session = {
    ...{ id, staffId: found.user.id, way: way as SignInWay },
    ...{ signedInAt, usedAt, provenAt, secondFactorAt: secondFactorAt ?? null },
    authenticator: twoFactorEnabled === true,
  };
  const now = ctx.clock();
  if (sessionEnded(session, now, limitsOf(ctx))) {
    await endSessions(ctx.db, session.staffId, { only: id });
    return null;
  }
  if (use && now.getTime() - usedAt.getTime() >= 60_000) await touchSession(ctx.db, id, now);
  return session;
}

/** @throws Refusal `not_signed_in` */
export async function sessionIn(ctx: Ctx, auth: SignIn, headers: Headers): Promise<Session> {
  const session = await readSession(ctx, auth, headers);
  if (session === null) throw new Refusal('not_signed_in');
  return session;
}
