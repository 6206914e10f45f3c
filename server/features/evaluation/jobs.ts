import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { countMonths } from './actions/count-months.ts';

export const evaluationJobs: JobTable = {
  count_work: {
    every: '50 1 * * *',
    run: async (ctx) => void (await countMonths(ctx)),
  },
};
