import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { UploadCtx } from '../uploads/index.ts';
import { carryOutErasures } from './actions/carry-out-erasures.ts';
import { endRetention } from './actions/end-retention.ts';

export function erasureJobs(uploads: UploadCtx): JobTable {
  return {
    end_retention: {
      every: '40 0 * * *',
      run: async (ctx) => {
        const due = await endRetention(ctx);
        if (due > 0) ctx.log.info({ due }, 'people were kept for as long as their category says');
      },
    },
    carry_out_erasures: {
      every: '*/10 * * * *',
      run: async (ctx) => {
        const erased = await carryOutErasures(ctx, uploads);
        if (erased > 0) ctx.log.info({ erased }, 'people were erased');
      },
    },
  };
}
