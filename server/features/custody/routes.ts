import { custodyRoutes } from '@insaf/contract/custody.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { askOpening } from './actions/ask-opening.ts';
import { approveOpening, refuseOpening } from './actions/decide-opening.ts';
import { listWaiting } from './actions/list-waiting.ts';
import { revealIdentity } from './actions/reveal-identity.ts';

export const custodyHandlers = (ctx: Ctx) =>
  bind<typeof custodyRoutes, Acting>(custodyRoutes, {
    revealIdentity: ({ params, body }, { acting }) =>
      revealIdentity(ctx, acting, { ...params, fields: body.fields }),
    askOpening: ({ params, body }, { acting }) => askOpening(ctx, acting, { ...params, ...body }),
    approveOpening: ({ params }, { acting }) => approveOpening(ctx, acting, params),
    refuseOpening: ({ params, body }, { acting }) =>
      refuseOpening(ctx, acting, { ...params, reason: body.reason }),
    listWaitingOpenings: ({ query }, { acting }) => listWaiting(ctx, acting, query.after),
  });
