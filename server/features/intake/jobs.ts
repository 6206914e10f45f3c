import { forgetAttempts } from '../../platform/db/counted-attempts.ts';
import { forgetAllowances } from '../../platform/db/request-allowances.ts';
import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { forgetKeys } from './queries.ts';

export const intakeJobs: JobTable = {
  forget_old_keys: {
    every: '17 * * * *',
    run: async (ctx) => {
      await forgetKeys(ctx.db, ctx.clock());
      await forgetAttempts(ctx.db, ctx.clock());
      await forgetAllowances(ctx.db, ctx.clock());
    },
  },
};
