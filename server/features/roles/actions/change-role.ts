import type { NewRole, RoleEdit, RoleView } from '@insaf/contract/role-routes.ts';
import { isAdministrative } from '@insaf/contract/roles.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { assertManagesAll, changedFields, recordChange } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import {
  holdStaff,
  insertRole,
  isHeld,
  lockRole,
  someoneAdministersAll,
  updateRole,
} from '../queries.ts';
import { type RoleRow, roleViewOf } from '../rules/views.ts';

/** @throws Refusal `not_permitted` for whoever does not administer roles for the whole installation */
export async function assertManagesRoles(ctx: Ctx, acting: Acting): Promise<void> {
  assertManagesAll(acting, 'manageRoles', (await readDirectory(ctx.db)).agencies);
}

/**
 * A role of this installation's own. It gives nobody anything until somebody is given it.
 *
 * @throws Refusal `not_permitted`, `role_code_taken`
 */
export async function makeRole(ctx: Ctx, acting: Acting, given: NewRole): Promise<RoleView> {
  await assertManagesRoles(ctx, acting);
  return ctx.db.transaction().execute(async (db) => {
    const made = await insertRole(db, { code: given.code, ...columnsOf(given) });
    if (made === undefined) throw new Refusal('role_code_taken', { field: 'code' });
    await recordChange(ctx, db, acting, {
      ...{ kind: 'role', subject: given.code, what: 'created', before: null, after: told(made) },
    });
    return roleViewOf(made);
  });
}

/**
 * Changes what a role is called or permits, or retires it: its holders keep it and it allows nothing. Those
 * that the program brings can be retired, and are copied to be changed. What gives administration to who
 * holds the role already takes two.
 *
 * @param also runs in the same transaction, first; given once two agreed
 * @throws Refusal `not_permitted`, `not_found`, `role_standard`, `needs_two`, `last_administrator`
 */
export async function changeRole(
  ctx: Ctx,
  acting: Acting,
  code: string,
  edit: RoleEdit,
  also?: (db: Db) => Promise<void>,
): Promise<RoleView> {
  await assertManagesRoles(ctx, acting);
  return ctx.db.transaction().execute(async (db) => {
    await also?.(db);
    await holdStaff(db);
    const before = await lockRole(db, code);
    if (before === undefined) throw new Refusal('not_found');
    const { active, ...rest } = edit;
    if (before.standard && Object.keys(rest).length > 0) throw new Refusal('role_standard');
    const wanted = { ...roleViewOf(before), ...edit };
    const columns = { ...columnsOf(wanted), active: wanted.active };
    const gains = givesAdministration(before, columns) && (await isHeld(db, code));
    if (also === undefined && gains) throw new Refusal('needs_two', { field: 'permissions' });
    const someone = await someoneAdministersAll(db);
    const after = await updateRole(db, code, columns);
    if (someone && !(await someoneAdministersAll(db))) throw new Refusal('last_administrator');
    const changed = changedFields(told(before), told(after));
    if (changed !== null) {
      await recordChange(ctx, db, acting, {
        ...{ kind: 'role', subject: code, what: whatOf(before.active, after.active), ...changed },
      });
    }
    return roleViewOf(after);
  });
}

/** Whether what a role permits afterwards holds administration that it did not permit before. */
export function givesAdministration(
  before: Pick<RoleRow, 'permissions' | 'active'>,
  after: Pick<RoleRow, 'permissions' | 'active'>,
): boolean {
  const of = ({ permissions, active }: typeof before) =>
    active ? permissions.filter(isAdministrative) : [];
  const had = of(before);
  return of(after).some((permission) => !had.includes(permission));
}

function whatOf(before: boolean, after: boolean) {
  if (before === after) return 'edited' as const;
  return after ? ('activated' as const) : ('deactivated' as const);
}

function columnsOf({ title, hint, permissions }: Pick<NewRole, 'title' | 'hint' | 'permissions'>) {
  return {
    ...{ title_ar: title.ar, title_en: title.en, hint_ar: hint.ar, hint_en: hint.en },
    permissions: [...new Set(permissions)],
  };
}

function told({ title_ar, title_en, hint_ar, hint_en, permissions, active }: RoleRow) {
  return {
    ...{ name_ar: title_ar, name_en: title_en, hint_ar, hint_en, active },
    permissions: permissions.toSorted(),
  };
}
