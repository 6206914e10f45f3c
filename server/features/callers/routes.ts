import { callerRoutes } from '@insaf/contract/callers.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import { movedReply } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { findCaller } from './actions/find-caller.ts';
import { supplyForCaller } from './actions/supply-for-caller.ts';

export const callerHandlers = (ctx: Ctx) =>
  bind<typeof callerRoutes, Acting>(callerRoutes, {
    findCaller: ({ body }, { acting }) => findCaller(ctx, acting, body.phone),
    supplyForCaller: async ({ body }, { acting }) =>
      movedReply(ctx, await supplyForCaller(ctx, acting, body)),
  });
