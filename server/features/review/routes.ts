import { reviewRoutes } from '@insaf/contract/review.ts';
import type { Ctx } from '../../platform/context.ts';
import { sendNamed } from '../../platform/http/named-file.ts';
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
    exportReviewCsv: async ({ query }, { acting, reply }) =>
      sendNamed(reply, await exportCsv(ctx, acting, query, findingsOf)),
    exportReviewXlsx: async (
      { query: { language, ...query } },
      { acting, reply, language: own },
    ) => {
      const taken = { language: language ?? own, findingsOf };
      return sendNamed(reply, await exportXlsx(ctx, acting, query, taken));
    },
  });
