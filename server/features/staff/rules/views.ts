import type { StaffPage } from '@insaf/contract/staff.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Directory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { HeldRole, StaffRow } from './held-role.ts';
import { managesPerson, managesRole } from './may-manage.ts';

/** A role as the contract shows it: by the agency's code and names, never by its id. */
export function heldRoleView(
  directory: Directory,
  { role, title, reach, agencyId }: Omit<HeldRole, 'path'>,
) {
  const { code, name_ar: ar, name_en: en } = directory.agency(agencyId);
  return { role, title, reach, agency: { code, name: { ar, en } } };
}

export function staffView(
  directory: Directory,
  { id, name, email, active }: Pick<StaffRow, 'id' | 'name' | 'email' | 'active'>,
  roles: readonly Omit<HeldRole, 'path'>[],
) {
  return { id, name, email, active, roles: roles.map((held) => heldRoleView(directory, held)) };
}

export function staffPageView(
  directory: Directory,
  acting: Acting,
  row: StaffRow,
  {
    roles,
    lastSignIn,
    access,
  }: {
    roles: readonly HeldRole[];
    lastSignIn: Date | null;
    access: StaffPage['access'];
  },
): StaffPage {
  const edit = managesPerson(acting, roles, directory.agencies[0]!.path);
  const self = acting.kind === 'staff' && acting.staffId === row.id;
  return {
    ...staffView(directory, row, roles),
    roles: roles.map((held) => ({
      ...heldRoleView(directory, held),
      mine: managesRole(acting, held),
    })),
    language: row.language as Language,
    since: row.created_at.toISOString(),
    lastSignIn: lastSignIn?.toISOString() ?? null,
    can: { edit, deactivate: edit && !self },
    access,
  };
}
