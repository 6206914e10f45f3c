import { findingRoutes } from '@insaf/contract/findings.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { findingsOf } from './actions/findings-of.ts';

export const findingHandlers = (ctx: Ctx) =>
  bind<typeof findingRoutes, Acting>(findingRoutes, {
    readReviewFindings: ({ query }, { acting }) => findingsOf(ctx, acting, query),
  });
