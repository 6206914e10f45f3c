import { hashPassword } from '../../../platform/auth/passwords.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { assertGoodPassword } from '../../sign-in/index.ts';
import { replacePassword, staffByEmail } from '../queries.ts';

/**
 * Sets a password anew and ends every session of the account. For the command line.
 *
 * @throws Refusal `not_found`, `password_…`
 */
export async function setPassword(ctx: Ctx, email: string, password: string): Promise<void> {
  const member = await staffByEmail(ctx.db, email.toLowerCase());
  if (member === undefined) throw new Refusal('not_found', { field: 'email' });
  await assertGoodPassword(ctx, password, member, 'password');
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction().execute((db) => replacePassword(db, member.id, passwordHash));
}
