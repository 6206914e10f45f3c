import type { PasskeyAnswer, SignedIn } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { beginSession, type Means, type WithCookies } from './begin-session.ts';
import { checkPasskey } from './check-passkey.ts';
import type { Caller } from './read-caller.ts';

/**
 * Signs in with a passkey: something one has, opened by something one is or knows, so it is both factors.
 *
 * @throws Refusal `passkey_refused`, `wrong_sign_in` for who has left
 */
export async function signInWithPasskey(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  answer: PasskeyAnswer,
): Promise<WithCookies<SignedIn>> {
  const staffId = await checkPasskey(ctx, answer);
  return beginSession(ctx, means, caller, {
    ...{ staffId, way: 'passkey', secondFactor: true, step: 'first' },
  });
}
