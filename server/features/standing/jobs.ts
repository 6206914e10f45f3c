import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { computeStandings } from './actions/compute-standings.ts';

export const standingJobs: JobTable = {
  compute_standings: {
    every: '20 1 * * *',
    run: async (ctx) => void (await computeStandings(ctx)),
  },
};
