import type { AccountSecurity } from '@insaf/contract/account.ts';
import { countRecoveryCodes } from '../../../platform/auth/recovery-codes.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Staff } from '../../rights/index.ts';
import { activeMember, authenticatorOf, passkeysOf, passwordOf, sessionsOf } from '../queries.ts';
import { sessionsSince } from '../rules/session-state.ts';
import { type Means, stepOf } from './begin-session.ts';
import type { Caller } from './read-caller.ts';
import { limitsOf, sessionIn } from './read-session.ts';
import { shownSignIns } from './shown-sign-ins.ts';

/** Second factors and sessions of the one signed in, as they see them. */
export async function readAccount(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  acting: Staff,
): Promise<AccountSecurity> {
  const { staffId } = acting;
  const session = await sessionIn(ctx, caller.headers);
  const member = (await activeMember(ctx.db, { id: staffId }))!;
  const { demanded, next } = await stepOf(ctx, session, await means.administers(staffId));
  const app = await authenticatorOf(ctx.db, staffId);
  const sessions = await sessionsOf(ctx.db, staffId, sessionsSince(ctx.clock(), limitsOf(ctx)));
  return {
    ...{ email: member.email, next, secondFactorDemanded: demanded },
    demonstration: ctx.config.DEMO && ctx.config.SECOND_FACTOR === 'optional',
    password: (await passwordOf(ctx.db, staffId)) !== null,
    authenticator: app?.verified
      ? {
          since: app.since.toISOString(),
          recoveryCodesLeft: countRecoveryCodes(app.recovery_codes),
        }
      : null,
    passkeys: (await passkeysOf(ctx.db, staffId)).map((key) => ({
      ...{ id: key.id, name: key.name, madeAt: key.made_at.toISOString() },
      usedAt: key.used_at?.toISOString() ?? null,
    })),
    signIns: await shownSignIns(ctx, staffId),
    sessions: sessions.map((one) => ({
      ...{ id: one.id, current: one.id === session.id },
      ...{ device: one.user_agent ?? '', address: one.ip_address ?? '' },
      way: one.way as 'password',
      ...{ signedInAt: one.signed_in_at.toISOString(), usedAt: one.used_at.toISOString() },
    })),
  };
}
