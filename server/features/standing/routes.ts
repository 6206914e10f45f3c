import { standingRoutes } from '@insaf/contract/standing.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { readStandingData } from './actions/read-standing-data.ts';
import { readStandings } from './actions/read-standings.ts';

export const standingHandlers = (ctx: Ctx) =>
  bind<typeof standingRoutes, Acting>(standingRoutes, {
    readStandings: ({ query }, { acting }) => readStandings(ctx, acting, query),
    readStandingData: ({ params }, { acting }) => readStandingData(ctx, acting, params.period),
  });
