import type { PasskeyAnswer, Proof, SignedIn } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Staff } from '../../rights/index.ts';
import { activeMember, knowsDevice, passkeysOf, passwordOf } from '../queries.ts';
import { beginSession, type Means, stepOf, type WithCookies } from './begin-session.ts';
import { checkCode } from './check-code.ts';
import { checkPasskey } from './check-passkey.ts';
import { isPassword } from './check-password.ts';
import { countGuess } from './count-guesses.ts';
import type { Caller } from './read-caller.ts';
import { type Session, sessionIn } from './read-session.ts';
import { recordWrong } from './record-sign-in.ts';

type Shown = { password: string } | { code: string } | { passkey: PasskeyAnswer };

/** By what somebody can prove who they are; nothing, where they only ever come through a directory. */
export async function proofsOf(
  ctx: Ctx,
  acting: Staff,
): Promise<{ email: string; proofs: Proof[] }> {
  const member = (await activeMember(ctx.db, { id: acting.staffId }))!;
  const proofs: Proof[] = [];
  if ((await passwordOf(ctx.db, acting.staffId)) !== null) proofs.push('password');
  if ((await passkeysOf(ctx.db, acting.staffId)).length > 0) proofs.push('passkey');
  if (member.second_factor) proofs.push('code');
  return { email: member.email, proofs };
}

/**
 * Somebody who is signed in proves once more who they are. A passkey or a code is a second factor too,
 * where the session lacks it. The session is replaced.
 *
 * @throws Refusal `wrong_proof`, `wrong_second_factor`, `passkey_refused`, `too_many_attempts`
 */
export async function proveMyself(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  shown: Shown,
): Promise<WithCookies<SignedIn>> {
  const session = await sessionIn(ctx, caller.headers);
  const { staffId, way } = session;
  const second = await check(ctx, means, caller, { session, shown });
  const had = session.secondFactorAt !== null;
  const step = second && !had ? 'second_factor' : 'proven';
  return beginSession(ctx, means, caller, { staffId, way, secondFactor: second || had, step });
}

/** Whether what was shown is a second factor. */
async function check(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  { session, shown }: { session: Session; shown: Shown },
): Promise<boolean> {
  const { staffId } = session;
  if ('passkey' in shown) {
    if ((await checkPasskey(ctx, shown.passkey)) !== staffId) throw new Refusal('passkey_refused');
    return true;
  }
  if ('code' in shown) {
    if (!session.authenticator) throw new Refusal('wrong_second_factor', { field: 'code' });
    await checkCode(ctx, means.auth, caller, { session, code: shown.code });
    return true;
  }
  // In a session without its second factor a password says nothing that is not known.
  const { next } = await stepOf(ctx, session, await means.administers(staffId));
  if (next === 'second_factor') throw new Refusal('second_factor_needed', { next });
  const member = (await activeMember(ctx.db, { id: staffId }))!;
  const known = caller.device !== null && (await knowsDevice(ctx.db, staffId, caller.device));
  const counted = { what: 'password', account: member.email, known } as const;
  const giveBack = await countGuess(ctx, counted, caller);
  if (!(await isPassword(ctx, staffId, shown.password))) {
    await recordWrong(ctx, caller, staffId, 'wrong_password');
    throw new Refusal('wrong_proof', { field: 'password' });
  }
  await giveBack();
  return false;
}
