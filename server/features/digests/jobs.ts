import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { Transports } from '../../platform/messages/transports.ts';
import { sendDigests } from './actions/send-digests.ts';

export function digestJobs({ transports }: { readonly transports: Transports }): JobTable {
  return {
    send_digests: {
      every: '* * * * *',
      run: async (ctx) => void (await sendDigests(ctx, transports)),
    },
  };
}
