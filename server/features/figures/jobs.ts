import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { foldDeltas } from './actions/fold-deltas.ts';

export const figureJobs: JobTable = {
  fold_figures: { every: '* * * * *', run: async (ctx) => void (await foldDeltas(ctx)) },
};
