import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { endWaiting } from './actions/end-waiting.ts';
import { keepPriorities } from './actions/keep-priorities.ts';

export const complaintJobs: JobTable = {
  end_waiting: { every: '*/10 * * * *', run: async (ctx) => void (await endWaiting(ctx)) },
  keep_priorities: { every: '13 * * * *', run: async (ctx) => void (await keepPriorities(ctx)) },
};
