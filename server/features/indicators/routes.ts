import { indicatorRoutes } from '@insaf/contract/indicators.ts';
import type { Ctx } from '../../platform/context.ts';
import { sendNamed } from '../../platform/http/named-file.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { createIndicator } from './actions/create-indicator.ts';
import { exportCsv, exportXlsx } from './actions/export-indicators.ts';
import { readBelow } from './actions/read-below.ts';
import { readIndicators } from './actions/read-indicators.ts';
import { readTargets } from './actions/read-targets.ts';
import { setTargets } from './actions/set-targets.ts';

export const indicatorHandlers = (ctx: Ctx) =>
  bind<typeof indicatorRoutes, Acting>(indicatorRoutes, {
    readIndicators: ({ query }, { acting }) => readIndicators(ctx, acting, query),
    readIndicatorBelow: ({ params, query }, { acting }) =>
      readBelow(ctx, acting, params.code, query),
    readIndicatorTargets: ({ params, query }, { acting }) =>
      readTargets(ctx, acting, params.code, query),
    setIndicatorTargets: ({ body }, { acting }) => setTargets(ctx, acting, body),
    createIndicator: ({ body }, { acting }) => createIndicator(ctx, acting, body),
    exportIndicatorsCsv: async ({ query }, { acting, reply }) =>
      sendNamed(reply, await exportCsv(ctx, acting, query)),
    exportIndicatorsXlsx: async (
      { query: { language, ...query } },
      { acting, reply, language: own },
    ) => sendNamed(reply, await exportXlsx(ctx, acting, query, language ?? own)),
  });
