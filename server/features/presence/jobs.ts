import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { forgetPresences } from './queries.ts';

export const presenceJobs: JobTable = {
  forget_presences: {
    every: '*/10 * * * *',
    run: (ctx) => forgetPresences(ctx.db, ctx.clock()),
  },
};
