import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { roleByCode } from '../queries.ts';
import type { RoleRow } from '../rules/views.ts';

/**
 * The role that somebody is to be given.
 *
 * @throws Refusal `unknown_role`, `role_retired`, with the field
 */
export async function roleToGive(db: Db, code: string, field: string): Promise<RoleRow> {
  const role = await roleByCode(db, code);
  if (role === undefined) throw new Refusal('unknown_role', { field });
  if (!role.active) throw new Refusal('role_retired', { field });
  return role;
}
