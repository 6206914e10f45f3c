import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Carrier } from '../../approvals/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { roleToGive } from '../../roles/index.ts';
import { managesRole } from '../rules/may-manage.ts';
import { giveRole } from './change-roles.ts';
import { readStaffMember } from './reach-staff-member.ts';

/** To give a role that administers takes two: how it is looked at before, and done. */
export const roleCarrier = (ctx: Ctx): Carrier<'give_role'> => ({
  plan: async (acting, { staff, role: code, agency: at, reach }) => {
    const directory = await readDirectory(ctx.db);
    const agency = directory.agencyByCode(at);
    if (agency === undefined) throw new Refusal('unknown_agency', { field: 'order.agency' });
    if (!managesRole(acting, { path: agency.path, reach })) {
      throw new Refusal('not_permitted', { field: 'order.agency' });
    }
    const member = await readStaffMember(ctx, acting, staff);
    const role = await roleToGive(ctx.db, code, 'order.role');
    return {
      permission: 'manageStaff',
      agencyIds: [agency.id],
      subject: staff,
      details: {
        name: member.name,
        role: { ar: role.title_ar, en: role.title_en },
        agency: { ar: agency.name_ar, en: agency.name_en },
        reach,
      },
    };
  },
  carryOut: (acting, { staff, ...given }, also) => giveRole(ctx, acting, staff, given, also),
});
