import type { SignedIn } from '@insaf/contract/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { beginSession, type Means, type WithCookies } from './begin-session.ts';
import { checkCode } from './check-code.ts';
import type { Caller } from './read-caller.ts';
import { sessionIn } from './read-session.ts';

/**
 * The second step of signing in: a code, in the session that the first step began, which is replaced.
 *
 * @throws Refusal `not_signed_in`, `wrong_second_factor`, `too_many_attempts`
 */
export async function showSecondFactor(
  ctx: Ctx,
  means: Means,
  caller: Caller,
  code: string,
): Promise<WithCookies<SignedIn>> {
  const session = await sessionIn(ctx, caller.headers);
  if (!session.authenticator) throw new Refusal('wrong_second_factor', { field: 'code' });
  await checkCode(ctx, means.auth, caller, { session, code });
  const { staffId, way } = session;
  return beginSession(ctx, means, caller, {
    ...{ staffId, way, secondFactor: true, step: 'second_factor' },
  });
}
