import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { removeExpiredDrafts } from './queries.ts';

export const portalJobs: JobTable = {
  remove_expired_drafts: {
    every: '23 * * * *',
    run: async (ctx) => {
      const removed = await removeExpiredDrafts(ctx.db, ctx.clock());
      if (removed > 0) ctx.log.info({ removed }, 'drafts that nobody touched were removed');
    },
  },
};
