import type { SignedIn } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { activeMember, knowsDevice } from '../queries.ts';
import { type Means, replaceSession, type WithCookies, withoutSession } from './begin-session.ts';
import { countGuess } from './count-guesses.ts';
import type { Caller } from './read-caller.ts';
import { recordWrong } from './record-sign-in.ts';

/**
 * Signs a member of staff in by password. Whether the account does not exist, has left, has no password,
 * or the password is wrong reads the same and takes as long.
 *
 * @throws Refusal `wrong_sign_in`, `too_many_attempts`
 */
export async function signInWithPassword(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  given: { email: string; password: string },
): Promise<WithCookies<SignedIn>> {
  const email = given.email.toLowerCase();
  const member = await activeMember(ctx.db, { email });
  const known =
    caller.device !== null && (await knowsDevice(ctx.db, member?.id ?? '', caller.device));
  const giveBack = await countGuess(ctx, { what: 'password', account: email, known }, caller);
  const { api } = await means.auth();
  const { headers, response } = await api
    .signInEmail({
      body: { email, password: given.password },
      ...{ headers: withoutSession(caller), returnHeaders: true },
    })
    .catch(async (error: { statusCode?: number }) => {
      if (error.statusCode === undefined || error.statusCode >= 500) throw error;
      await recordWrong(ctx, caller, member?.id, 'wrong_password');
      throw new Refusal('wrong_sign_in');
    });
  await giveBack();
  return replaceSession(ctx, means, caller, {
    ...{ staffId: response.user.id, way: 'password', secondFactor: false, step: 'first' },
    token: response.token!,
    cookies: headers.getSetCookie(),
  });
}
