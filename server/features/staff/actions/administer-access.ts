import type { StaffPage } from '@insaf/contract/staff.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import {
  accessOf,
  endSessions,
  makeLink,
  removeSecondFactors as removeAll,
  resetByLink,
  type SignInLink,
} from '../../sign-in/index.ts';
import { staffByEmail } from '../queries.ts';
import { assertManagesPerson } from '../rules/may-manage.ts';
import { changeStaffMember, rootPathOf } from './reach-staff-member.ts';

type What = 'invited' | 'password_set' | 'sessions_ended' | 'second_factor_removed';

/** Changes how somebody can sign in, where all of their roles are within reach, and remembers it. */
function changeAccess(
  ctx: Ctx,
  acting: Acting,
  id: string,
  change: (db: Db) => Promise<What>,
): Promise<StaffPage> {
  return changeStaffMember(ctx, acting, id, async (db, { roles }, directory) => {
    assertManagesPerson(acting, roles, rootPathOf(directory));
    const what = await change(db);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: id, what, before: null, after: null },
    });
  });
}

/**
 * A link by which somebody chooses their first password, or another. The one of before opens nothing any
 * more, and every session ends. It is told to the administrator this once, and sent to the person.
 *
 * @throws Refusal `not_found`, `not_permitted` when they hold roles out of reach
 */
export async function makeLinkFor(ctx: Ctx, acting: Acting, id: string): Promise<SignInLink> {
  let link: SignInLink | undefined;
  await changeAccess(ctx, acting, id, async (db) => {
    const { password } = await accessOf({ ...ctx, db }, id);
    link = password
      ? await resetByLink(ctx, db, id)
      : await makeLink(ctx, db, { staffId: id, purpose: 'invitation' });
    return password ? 'password_set' : 'invited';
  });
  return link!;
}

/** Ends every session of somebody. @throws Refusal `not_found`, `not_permitted` */
export const endSessionsOf = (ctx: Ctx, acting: Acting, id: string) =>
  changeAccess(ctx, acting, id, async (db) => {
    await endSessions(db, id);
    return 'sessions_ended';
  });

/** Takes every second factor away from who lost theirs. @throws Refusal `not_found`, `not_permitted` */
export const removeSecondFactors = (ctx: Ctx, acting: Acting, id: string) =>
  changeAccess(ctx, acting, id, async (db) => {
    await removeAll(db, id);
    return 'second_factor_removed';
  });

/** The same, for the command line. @throws Refusal `not_found` */
export async function clearSecondFactors(ctx: Ctx, email: string): Promise<void> {
  const member = await staffByEmail(ctx.db, email.toLowerCase());
  if (member === undefined) throw new Refusal('not_found', { field: 'email' });
  await removeSecondFactors(ctx, { kind: 'system', job: 'insaf staff second-factor' }, member.id);
}
