import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Carrier } from '../../approvals/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { roleByCode } from '../queries.ts';
import { assertManagesRoles, changeRole } from './change-role.ts';

/** To give administration to a role that somebody holds takes two: how it is looked at before, and done. */
export const roleChangeCarrier = (ctx: Ctx): Carrier<'change_role'> => ({
  plan: async (acting, { role: code, permissions }) => {
    await assertManagesRoles(ctx, acting);
    const role = await roleByCode(ctx.db, code);
    if (role === undefined) throw new Refusal('unknown_role', { field: 'order.role' });
    if (role.standard) throw new Refusal('role_standard');
    const root = (await readDirectory(ctx.db)).agencies[0]!;
    return {
      permission: 'manageRoles',
      agencyIds: [root.id],
      subject: code,
      details: {
        role: { ar: role.title_ar, en: role.title_en },
        permissions: [...new Set(permissions)].toSorted(),
      },
    };
  },
  carryOut: (acting, { role, permissions }, also) =>
    changeRole(ctx, acting, role, { permissions }, also),
});
