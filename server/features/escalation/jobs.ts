import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { escalate } from './actions/escalate.ts';

export const escalationJobs: JobTable = {
  escalate: { every: '* * * * *', run: async (ctx) => void (await escalate(ctx)) },
};
