import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { learnGrowth } from './actions/learn-growth.ts';

export const indicatorJobs: JobTable = {
  learn_growth: {
    every: '*/10 * * * *',
    run: async (ctx) => void (await learnGrowth(ctx)),
  },
};
