import { administrationRoutes } from '@insaf/contract/administration.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { listChanges, type MayRead } from './actions/list-changes.ts';

export const administrationHandlers = (ctx: Ctx, mayRead: MayRead) =>
  bind<typeof administrationRoutes, Acting>(administrationRoutes, {
    administrationChanges: ({ query }, { acting }) => listChanges(ctx, mayRead, acting, query),
  });
