import { relatedRoutes } from '@insaf/contract/related.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { listLikely, listLikelyOfCause } from './actions/list-likely.ts';
import { listRelated } from './actions/list-related.ts';

export const relatedHandlers = (ctx: Ctx) =>
  bind<typeof relatedRoutes, Acting>(relatedRoutes, {
    listRelated: ({ params }, { acting }) => listRelated(ctx, acting, params.number),
    listLikely: ({ params }, { acting }) => listLikely(ctx, acting, params.number),
    listLikelyOfCause: ({ params }, { acting }) => listLikelyOfCause(ctx, acting, params.cause),
  });
