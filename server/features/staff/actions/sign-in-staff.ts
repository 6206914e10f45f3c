import type { SignIn } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { giveBackAttempt, takeAttempt } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import { staffByEmail } from '../queries.ts';

/** By account and address together, so that an outsider cannot lock an officer out from elsewhere. */
const together = { free: 5, stopAt: 50 };
/** By address alone: many accounts tried from one place. */
const alone = { free: 30, stopAt: 500 };

/**
 * Signs a member of staff in. Whether the account does not exist, has left, or the password is wrong
 * reads the same.
 *
 * @returns the token, and the cookie to set
 * @throws Refusal `wrong_sign_in`, `too_many_attempts`
 */
export async function signInStaff(
  ctx: Ctx,
  auth: SignIn,
  given: { email: string; password: string; address: string },
): Promise<{ token: string; name: string; cookies: string[] }> {
  const email = given.email.toLowerCase();
  const now = ctx.clock();
  const subjects = [`sign-in ${email} ${given.address}`, `sign-in from ${given.address}`] as const;
  await takeAttempt(ctx.db, subjects[1], alone, now);
  await takeAttempt(ctx.db, subjects[0], together, now);
  const { api } = await auth();
  const { headers, response } = await api
    .signInEmail({ body: { email, password: given.password }, returnHeaders: true })
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode === undefined || error.statusCode >= 500) throw error;
      throw new Refusal('wrong_sign_in');
    });
  const member = await staffByEmail(ctx.db, email);
  if (!member?.active) throw new Refusal('wrong_sign_in');
  for (const subject of subjects) await giveBackAttempt(ctx.db, subject, now);
  return { token: response.token!, name: member.name, cookies: headers.getSetCookie() };
}
