import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { Transports } from '../../platform/messages/transports.ts';
import { sendReceiptMessage } from './actions/send-receipt.ts';

export function trackingJobs(means: {
  readonly transports: Transports;
  /** Where the person follows their complaint, without the code. */
  readonly linkTo: (complaintNumber: string) => string;
}): JobTable {
  return {
    send_receipt: { run: (ctx, payload) => sendReceiptMessage(ctx, means, payload) },
  };
}
