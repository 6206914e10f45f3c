import { erasureRoutes } from '@insaf/contract/erasure.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import { readComplaint } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { openComplaint } from '../tracking/index.ts';
import { askErasure } from './actions/ask-erasure.ts';
import { decideAbout } from './actions/decide-erasure.ts';
import { erasureOf } from './actions/erasure-of.ts';
import { listWaiting } from './actions/list-waiting.ts';

export const erasureHandlers = (ctx: Ctx) =>
  bind<typeof erasureRoutes, Acting>(erasureRoutes, {
    readOwnErasure: async ({ body }, { request }) => {
      const { acting, complaint } = await openComplaint(ctx, body, request.ip);
      return erasureOf(ctx, acting, complaint);
    },
    askErasure: async ({ body }, { request }) => {
      const { acting, complaint } = await openComplaint(ctx, body, request.ip);
      return askErasure(ctx, acting, complaint.number);
    },
    readErasure: async ({ params }, { acting }) => {
      const complaint = await readComplaint(ctx.db, acting, params.number);
      if (complaint === undefined) throw new Refusal('not_found');
      return erasureOf(ctx, acting, complaint);
    },
    askErasureFor: ({ params }, { acting }) => askErasure(ctx, acting, params.number),
    grantErasure: ({ params }, { acting }) => decideAbout(ctx, acting, params.number, null),
    refuseErasure: ({ params, body }, { acting }) =>
      decideAbout(ctx, acting, params.number, body.reason),
    listWaitingErasures: ({ query }, { acting }) => listWaiting(ctx, acting, query.after),
  });
