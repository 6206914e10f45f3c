import type { RoleView } from '@insaf/contract/role-routes.ts';
import type { Ctx } from '../../../platform/context.ts';
import { allRoles } from '../queries.ts';
import { roleViewOf } from '../rules/views.ts';

/** The roles of this installation, in their order. */
export async function listRoles(ctx: Ctx): Promise<RoleView[]> {
  return (await allRoles(ctx.db)).map(roleViewOf);
}
