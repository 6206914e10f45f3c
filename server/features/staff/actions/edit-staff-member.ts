import type { StaffEdit, StaffPage } from '@insaf/contract/staff.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { changedFields, recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { endAccess } from '../../sign-in/index.ts';
import type { StaffLeft } from '../events.ts';
import { headAbove, staffByEmail, updateStaffMember } from '../queries.ts';
import type { HeldRole } from '../rules/held-role.ts';
import { assertManagesPerson } from '../rules/may-manage.ts';
import { changeStaffMember, rootPathOf } from './reach-staff-member.ts';

/**
 * Another name, address or language, or whether somebody is active. Who is made inactive loses every way in
 * at once, and for good: who comes back is sent a link; what waits for them goes to the head of their agency.
 * Nobody does that to themselves.
 *
 * @throws Refusal `not_found`, `not_permitted` when they hold roles out of reach, `email_taken`,
 *   `last_administrator`
 */
export function editStaffMember(
  ctx: Ctx,
  acting: Acting,
  id: string,
  edit: StaffEdit,
): Promise<StaffPage> {
  return changeStaffMember(ctx, acting, id, async (db, { row, roles }, directory) => {
    assertManagesPerson(acting, roles, rootPathOf(directory));
    const before = {
      ...{ name: row.name, email: row.email, active: row.active },
      language: row.language as Language,
    };
    const after = {
      name: edit.name?.trim() ?? before.name,
      email: edit.email?.toLowerCase() ?? before.email,
      language: edit.language ?? before.language,
      active: edit.active ?? before.active,
    };
    if (before.active && !after.active && acting.kind === 'staff' && acting.staffId === id) {
      throw new Refusal('not_permitted', { field: 'active' });
    }
    const holder = after.email === before.email ? undefined : await staffByEmail(db, after.email);
    if (holder !== undefined) throw new Refusal('email_taken', { field: 'email' });
    const changed = changedFields(before, after);
    if (changed === null) return;
    await updateStaffMember(db, id, after);
    const head = before.active && !after.active ? await leave(ctx, db, { id, roles }) : null;
    const what = activityChange(before.active, after.active);
    const handedTo = head === null ? {} : { handedTo: head.name };
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: id, what, before: changed.before },
      after: { ...changed.after, ...handedTo },
    });
  });
}

/** Every way in ends, and what waits for them goes to the head nearest above the first of their roles. */
async function leave(ctx: Ctx, db: Db, { id, roles }: { id: string; roles: readonly HeldRole[] }) {
  await endAccess(db, id);
  const [first] = roles;
  const head = first === undefined ? null : await headAbove(db, first.path, id, ctx.clock());
  const fact: StaffLeft = { name: 'staffLeft', staffId: id, headId: head?.id ?? null };
  await ctx.announce(db, fact);
  return head;
}

function activityChange(before: boolean, after: boolean) {
  if (before === after) return 'edited' as const;
  return after ? ('activated' as const) : ('deactivated' as const);
}
