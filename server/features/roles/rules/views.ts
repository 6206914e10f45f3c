import type { RoleView } from '@insaf/contract/role-routes.ts';
import { isAdministrative, permissions } from '@insaf/contract/roles.ts';
import type { Selectable } from 'kysely';
import type { Roles } from '../../../platform/db/tables.generated.ts';

export type RoleRow = Selectable<Roles>;

/** A role as the contract shows it; what the program does not know as a permission is left out. */
export function roleViewOf(row: RoleRow): RoleView {
  return {
    code: row.code,
    title: { ar: row.title_ar, en: row.title_en },
    hint: { ar: row.hint_ar, en: row.hint_en },
    permissions: permissions.filter((permission) => row.permissions.includes(permission)),
    administers: row.permissions.some(isAdministrative),
    standard: row.standard,
    active: row.active,
  };
}
