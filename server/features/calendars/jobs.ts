import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { retime } from './actions/retime.ts';

export const calendarJobs: JobTable = {
  retime: { every: '* * * * *', run: async (ctx) => void (await retime(ctx)) },
};
