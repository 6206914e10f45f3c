import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { Transports } from '../../platform/messages/transports.ts';
import { sendForgotten } from './actions/forget-password.ts';
import { removeEnded } from './actions/remove-ended.ts';
import { sendLink } from './actions/send-link.ts';
import { tellOfAccount } from './actions/tell-of-account.ts';

export function signInJobs({ transports }: { readonly transports: Transports }): JobTable {
  return {
    send_sign_in_link: { run: (ctx, payload) => sendLink(ctx, transports, payload) },
    send_forgotten_link: {
      run: (ctx, payload, job) => sendForgotten(ctx, transports, payload, job),
    },
    tell_of_account: { run: (ctx, payload) => tellOfAccount(ctx, transports, payload) },
    remove_ended_sign_ins: { every: '23 1 * * *', run: removeEnded },
  };
}
