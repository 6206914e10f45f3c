import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { UploadCtx } from './actions/open-uploads.ts';
import { removeExpiredUploads } from './actions/remove-expired-uploads.ts';

export function uploadJobs(uploads: UploadCtx): JobTable {
  return {
    remove_expired_uploads: {
      every: '17 * * * *',
      run: async (ctx) => {
        const removed = await removeExpiredUploads(uploads);
        if (removed > 0) ctx.log.info({ removed }, 'uploads that nothing used were removed');
      },
    },
  };
}
