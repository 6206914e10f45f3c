import { noticeTemplates } from '@insaf/contract/notices.ts';
import { z } from 'zod';
import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { recordKeptReport } from './actions/record-delivery.ts';
import { remindToSupply } from './actions/remind-to-supply.ts';
import { type Means, sendNotice } from './actions/send-notice.ts';
import { tellOfPromises } from './actions/tell-of-promises.ts';

const noticeKey = z.object({
  complaintNumber: z.string(),
  seq: z.number(),
  complainantNo: z.number(),
  template: z.enum(noticeTemplates),
});
const report = z.object({
  providerId: z.string(),
  state: z.enum(['delivered', 'failed']),
  at: z.coerce.date(),
});

export function noticeJobs(means: Means): JobTable {
  return {
    send_notice: {
      run: async (ctx, payload, { last }) =>
        void (await sendNotice(ctx, means, noticeKey.parse(payload), { last })),
    },
    remind_to_supply: {
      every: '23 * * * *',
      run: async (ctx) => void (await remindToSupply(ctx)),
    },
    tell_of_promises: {
      every: '41 * * * *',
      run: async (ctx) => void (await tellOfPromises(ctx)),
    },
    record_delivery: {
      run: (ctx, payload, { last }) => recordKeptReport(ctx, report.parse(payload), { last }),
    },
  };
}
