import { hashPassword } from '../../../platform/auth/passwords.ts';
import { readablePassword } from '../../../platform/auth/readable-password.ts';
import type { Ctx } from '../../../platform/context.ts';
import { recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { replacePassword } from '../queries.ts';
import { assertManagesPerson } from '../rules/may-manage.ts';
import { changeStaffMember, rootPathOf } from './reach-staff-member.ts';

/**
 * A new password for somebody, made here and told to the administrator this once. Every session of the
 * person ends. That it happened is remembered; the password is not.
 *
 * @throws Refusal `not_found`, `not_permitted` when they hold roles out of reach
 */
export async function resetPassword(ctx: Ctx, acting: Acting, id: string): Promise<string> {
  const password = readablePassword();
  const passwordHash = await hashPassword(password);
  await changeStaffMember(ctx, acting, id, async (db, { roles }, directory) => {
    assertManagesPerson(acting, roles, rootPathOf(directory));
    await replacePassword(db, id, passwordHash);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: id, what: 'password_set', before: null, after: null },
    });
  });
  return password;
}
