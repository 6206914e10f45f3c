import type { SignedIn } from '@insaf/contract/sign-in.ts';
import { hashPassword } from '../../../platform/auth/passwords.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Staff } from '../../rights/index.ts';
import { activeMember, endSessions, knowsDevice, putPassword } from '../queries.ts';
import { beginSession, type Means, type WithCookies } from './begin-session.ts';
import { isPassword } from './check-password.ts';
import { countGuess } from './count-guesses.ts';
import { assertGoodPassword } from './password-fault.ts';
import type { Caller } from './read-caller.ts';
import { sessionIn } from './read-session.ts';
import { recordWrong } from './record-sign-in.ts';
import { tellOfChange } from './tell-of-account.ts';

/**
 * Another password of one's own. Every session of the person ends; the caller goes on in a new one.
 *
 * @throws Refusal `wrong_proof` at `current`, `password_…` at `password`, `too_many_attempts`
 */
export async function changePassword(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  { acting, current, password }: { acting: Staff; current: string; password: string },
): Promise<WithCookies<SignedIn>> {
  const { staffId } = acting;
  const session = await sessionIn(ctx, caller.headers);
  const member = (await activeMember(ctx.db, { id: staffId }))!;
  const known = caller.device !== null && (await knowsDevice(ctx.db, staffId, caller.device));
  const counted = { what: 'password', account: member.email, known } as const;
  const giveBack = await countGuess(ctx, counted, caller);
  if (!(await isPassword(ctx, staffId, current))) {
    await recordWrong(ctx, caller, staffId, 'wrong_password');
    throw new Refusal('wrong_proof', { field: 'current' });
  }
  await giveBack();
  if (current.normalize('NFKC') === password.normalize('NFKC')) {
    throw new Refusal('password_same', { field: 'password' });
  }
  await assertGoodPassword(ctx, password, member, 'password');
  const hash = await hashPassword(password);
  await ctx.db.transaction().execute(async (db) => {
    await putPassword(db, staffId, hash);
    await endSessions(db, staffId, { but: session.id });
    await tellOfChange(ctx, db, staffId, 'password_chosen');
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: staffId, what: 'password_chosen', before: null, after: null },
    });
  });
  const secondFactor = session.secondFactorAt !== null;
  const began = { staffId, way: session.way, secondFactor, step: null };
  return beginSession(ctx, means, caller, began);
}
