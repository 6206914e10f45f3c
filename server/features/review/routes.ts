import { reviewRoutes } from '@insaf/contract/review.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { drillReview } from './actions/drill-review.ts';
import { exportCsv, exportXlsx } from './actions/export-review.ts';
import { readReview } from './actions/read-review.ts';

export const reviewHandlers = (ctx: Ctx) =>
  bind<typeof reviewRoutes, Acting>(reviewRoutes, {
    readReview: ({ query }, { acting }) => readReview(ctx, acting, query),
    drillReview: ({ query }, { acting }) => drillReview(ctx, acting, query),
    exportReviewCsv: async ({ query }, { acting, reply }) => {
      const { name, file } = await exportCsv(ctx, acting, query);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return file;
    },
    exportReviewXlsx: async (
      { query: { language, ...query } },
      { acting, reply, language: own },
    ) => {
      const { name, file } = await exportXlsx(ctx, acting, query, language ?? own);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return file;
    },
  });
