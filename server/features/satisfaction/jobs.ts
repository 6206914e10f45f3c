import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { askSatisfaction } from './actions/ask-satisfaction.ts';

export const satisfactionJobs: JobTable = {
  ask_satisfaction: {
    every: '7,17,27,37,47,57 * * * *',
    run: async (ctx) => void (await askSatisfaction(ctx)),
  },
};
