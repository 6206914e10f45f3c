import { reviewRoutes } from '@insaf/contract/review.ts';
import type { Ctx } from '../../platform/context.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { drillReview } from './actions/drill-review.ts';
import { exportCsv, exportXlsx, type FindingsOf } from './actions/export-review.ts';
import { readReview } from './actions/read-review.ts';

/** @param findingsOf what stands out, for what is taken along */
export const reviewHandlers = (ctx: Ctx, findingsOf: FindingsOf) =>
  bind<typeof reviewRoutes, Acting>(reviewRoutes, {
    readReview: ({ query }, { acting }) => readReview(ctx, acting, query),
    drillReview: ({ query }, { acting }) => drillReview(ctx, acting, query),
    exportReviewCsv: async ({ query }, { acting, reply }) => {
      const { name, file } = await exportCsv(ctx, acting, query, findingsOf);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return file;
    },
    exportReviewXlsx: async (
      { query: { language, ...query } },
      { acting, reply, language: own },
    ) => {
      const { name, file } = await exportXlsx(ctx, acting, query, {
        ...{ language: language ?? own, findingsOf },
      });
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return file;
    },
  });
