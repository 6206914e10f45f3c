import type { SignInWay } from '../../../platform/auth/better-auth-options.ts';
import { shownToken } from '../../../platform/auth/shown-token.ts';
import type { Ctx } from '../../../platform/context.ts';
import { executePrepared } from '../../../platform/db/prepared.ts';
import { Refusal } from '../../../platform/errors.ts';
import { endSessions, sessionOfToken, touchSession } from '../queries.ts';
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

/** What a query loads of a session (`sessionOfToken`). */
type SessionRow = {
  readonly session_id: string;
  readonly staff_id: string;
  readonly way: string;
  readonly signed_in_at: Date;
  readonly used_at: Date;
  readonly proven_at: Date;
  readonly second_factor_at: Date | null;
  readonly second_factor: boolean;
};

/** The token that these headers show (a cookie, or a bearer token), whether or not it opens anything. */
export const tokenIn = ({ config }: Pick<Ctx, 'config'>, headers: Headers): string | null =>
  shownToken(headers, { secret: config.INSAF_SECRET, publicUrl: config.PUBLIC_URL });

/** The session that these headers show, or null. */
export async function readSession(ctx: Ctx, headers: Headers, use = true): Promise<Session | null> {
  const token = tokenIn(ctx, headers);
  if (token === null) return null;
  const [row] = await executePrepared(ctx.db, sessionOfToken(ctx.db, token));
  return row === undefined ? null : useSession(ctx, row, use);
}

/**
 * A session that was loaded, unless it has ended meanwhile: it is ended then.
 *
 * @param use whether this is a use of the session, or a page that asks of its own accord
 */
export async function useSession(ctx: Ctx, row: SessionRow, use: boolean): Promise<Session | null> {
  const { session_id: id, staff_id: staffId, used_at: usedAt } = row;
  const session: Session = {
    ...{ id, staffId, way: row.way as SignInWay, signedInAt: row.signed_in_at, usedAt },
    ...{ provenAt: row.proven_at, secondFactorAt: row.second_factor_at },
    authenticator: row.second_factor,
  };
  const now = ctx.clock();
  if (sessionEnded(session, now, limitsOf(ctx))) {
    await endSessions(ctx.db, staffId, { only: id });
    return null;
  }
  if (use && now.getTime() - usedAt.getTime() >= 60_000) await touchSession(ctx.db, id, now);
  return session;
}

/** @throws Refusal `not_signed_in` */
export async function sessionIn(ctx: Ctx, headers: Headers): Promise<Session> {
  const session = await readSession(ctx, headers);
  if (session === null) throw new Refusal('not_signed_in');
  return session;
}
