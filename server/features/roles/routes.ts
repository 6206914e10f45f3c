import { roleRoutes } from '@insaf/contract/role-routes.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { changeRole, makeRole } from './actions/change-role.ts';
import { listHolders } from './actions/list-holders.ts';
import { listRoles } from './actions/list-roles.ts';

export const roleHandlers = (ctx: Ctx) =>
  bind<typeof roleRoutes, Acting>(roleRoutes, {
    listRoles: async () => ({ roles: await listRoles(ctx) }),
    makeRole: ({ body }, { acting }) => makeRole(ctx, acting, body),
    changeRole: ({ params, body }, { acting }) => changeRole(ctx, acting, params.code, body),
    roleHolders: ({ params, query }, { acting }) =>
      listHolders(ctx, acting, { ...params, ...query }),
  });
