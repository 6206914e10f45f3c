import { roleRoutes } from '@insaf/contract/role-routes.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { listRoles } from './actions/list-roles.ts';

export const roleHandlers = (ctx: Ctx) =>
  bind<typeof roleRoutes, Acting>(roleRoutes, {
    listRoles: async () => ({ roles: await listRoles(ctx) }),
  });
