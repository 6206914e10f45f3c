import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { Transports } from '../../platform/messages/transports.ts';
import { sendLink } from './actions/send-link.ts';

export function signInJobs({ transports }: { readonly transports: Transports }): JobTable {
  return {
    send_sign_in_link: { run: (ctx, payload) => sendLink(ctx, transports, payload) },
  };
}
