import { figureRoutes } from '@insaf/contract/figures.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { figuresUntil } from './actions/figures-until.ts';
import { readFigures } from './actions/read-figures.ts';

export const figureHandlers = (ctx: Ctx) =>
  bind<typeof figureRoutes, Acting>(figureRoutes, {
    readFigures: async ({ query }, { acting }) => ({
      from: query.from,
      to: query.to,
      events: await readFigures(ctx, acting, query),
      ...(await figuresUntil(ctx.db)),
    }),
  });
