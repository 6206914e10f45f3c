import { staffRoutes } from '@insaf/contract/staff.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import { readDirectory } from '../directory/index.ts';
import type { Acting } from '../rights/index.ts';
import type { SignInLink } from '../sign-in/index.ts';
import { endSessionsOf, makeLinkFor, removeSecondFactors } from './actions/administer-access.ts';
import { giveRole, takeRole } from './actions/change-roles.ts';
import { createStaffMember } from './actions/create-staff-member.ts';
import { editStaffMember } from './actions/edit-staff-member.ts';
import { listStaff } from './actions/list-staff.ts';
import { readStaffMember } from './actions/reach-staff-member.ts';
import { whoAmI } from './actions/who-am-i.ts';
import { staffView } from './rules/views.ts';

const linkView = ({ expiresAt, ...link }: SignInLink) => ({
  ...link,
  expiresAt: expiresAt.toISOString(),
});

export const staffHandlers = (ctx: Ctx) =>
  bind<typeof staffRoutes, Acting>(staffRoutes, {
    whoAmI: (_input, { acting }) => whoAmI(ctx, acting),
    createStaffMember: async ({ body }, { acting }) => {
      const { roles, invitation, ...member } = await createStaffMember(ctx, acting, body);
      const directory = await readDirectory(ctx.db);
      const shown = staffView(directory, { ...member, active: true }, roles);
      return { ...shown, invitation: linkView(invitation!) };
    },
    listStaff: ({ query }, { acting }) => listStaff(ctx, acting, query),
    readStaffMember: ({ params }, { acting }) => readStaffMember(ctx, acting, params.id),
    editStaffMember: ({ params, body }, { acting }) =>
      editStaffMember(ctx, acting, params.id, body),
    giveRole: ({ params, body }, { acting }) => giveRole(ctx, acting, params.id, body),
    takeRole: ({ params: { id, ...taken } }, { acting }) => takeRole(ctx, acting, id, taken),
    makeLink: async ({ params }, { acting }) => linkView(await makeLinkFor(ctx, acting, params.id)),
    endSessionsOf: ({ params }, { acting }) => endSessionsOf(ctx, acting, params.id),
    removeSecondFactors: ({ params }, { acting }) => removeSecondFactors(ctx, acting, params.id),
  });
