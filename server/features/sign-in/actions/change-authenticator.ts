import type { SignedIn } from '@insaf/contract/sign-in.ts';
import { encode } from 'uqr';
import { keepRecoveryCodes, makeRecoveryCodes } from '../../../platform/auth/recovery-codes.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Staff } from '../../rights/index.ts';
import {
  activeMember,
  deleteAuthenticator,
  endSessions,
  lockMember,
  passkeysOf,
  putAuthenticator,
  putRecoveryCodes,
} from '../queries.ts';
import { authenticatorAddress, base32 } from '../rules/authenticator-address.ts';
import { beginSession, type Means, stepOf, type WithCookies } from './begin-session.ts';
import { checkCode } from './check-code.ts';
import type { Caller } from './read-caller.ts';
import { sessionIn } from './read-session.ts';
import { tellOfChange } from './tell-of-account.ts';

/**
 * A secret for an authenticator app. It is no second factor until a code of it was shown, so one that was
 * begun and left is replaced by the next.
 *
 * @throws Refusal `not_permitted` where an app is in use
 */
export async function startAuthenticator(ctx: Ctx, means: Means, acting: Staff) {
  const member = (await activeMember(ctx.db, { id: acting.staffId }))!;
  const { symmetricEncrypt, generateRandomString } = await import('better-auth/crypto');
  const { secretConfig } = await (await means.auth()).$context;
  const secret = generateRandomString(32, 'a-z', 'A-Z', '0-9');
  const put = await putAuthenticator(ctx.db, acting.staffId, {
    secret: await symmetricEncrypt({ key: secretConfig, data: secret }),
    recoveryCodes: '[]',
    now: ctx.clock(),
  });
  if (!put) throw new Refusal('not_permitted');
  const address = authenticatorAddress(secret, member.email);
  const { data } = encode(address, { ecc: 'M', border: 4 });
  const rows = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return {
    ...{ secret: base32(secret), address },
    picture: { size: data.length, path: rows.join('') },
  };
}

/**
 * The first code of the app. From now on it is asked for at every sign-in, and every other session of the
 * person ends. The recovery codes are told this once.
 *
 * @throws Refusal `wrong_second_factor`, `too_many_attempts`
 */
export async function confirmAuthenticator(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  { acting, code }: { acting: Staff; code: string },
): Promise<WithCookies<SignedIn & { recoveryCodes: string[] }>> {
  const { staffId } = acting;
  const session = await sessionIn(ctx, caller.headers);
  if (session.authenticator) throw new Refusal('wrong_second_factor', { field: 'code' });
  await checkCode(ctx, means.auth, caller, { session, code, only: 'app' });
  const recoveryCodes = makeRecoveryCodes();
  const kept = await keepRecoveryCodes(recoveryCodes);
  await ctx.db.transaction().execute(async (db) => {
    await putRecoveryCodes(db, staffId, kept);
    await endSessions(db, staffId);
    await tellOfChange(ctx, db, staffId, 'second_factor_set');
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: staffId, what: 'second_factor_set', before: null, after: null },
    });
  });
  const began = { staffId, way: session.way, secondFactor: true, step: 'second_factor' } as const;
  const { reply, cookies } = await beginSession(ctx, means, caller, began);
  return { reply: { ...reply, recoveryCodes }, cookies };
}

/** @throws Refusal `not_found`, `last_second_factor` where one is demanded and there is no passkey */
export async function removeAuthenticator(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  acting: Staff,
): Promise<void> {
  const session = await sessionIn(ctx, caller.headers);
  if (!session.authenticator) throw new Refusal('not_found');
  const { demanded } = await stepOf(ctx, session, await means.administers(acting.staffId));
  await ctx.db.transaction().execute(async (db) => {
    await lockMember(db, acting.staffId);
    const others = await passkeysOf(db, acting.staffId);
    if (demanded && others.length === 0) throw new Refusal('last_second_factor');
    await deleteAuthenticator(db, acting.staffId);
    await tellOfChange(ctx, db, acting.staffId, 'second_factor_removed');
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: acting.staffId, what: 'second_factor_removed' },
      ...{ before: null, after: null },
    });
  });
}

/** New recovery codes, told this once. @throws Refusal `not_found` where there is no app */
export async function replaceRecoveryCodes(
  ctx: Ctx,
  caller: Caller,
  acting: Staff,
): Promise<string[]> {
  const session = await sessionIn(ctx, caller.headers);
  if (!session.authenticator) throw new Refusal('not_found');
  const codes = makeRecoveryCodes();
  const kept = await keepRecoveryCodes(codes);
  await ctx.db.transaction().execute(async (db) => {
    await putRecoveryCodes(db, acting.staffId, kept);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: acting.staffId, what: 'recovery_codes_made' },
      ...{ before: null, after: null },
    });
  });
  return codes;
}
