import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import type { Transports } from '../../platform/messages/transports.ts';
import { sendCode } from './actions/send-code.ts';
import { deleteExpired } from './queries.ts';

export const telephoneJobs = (transports: Transports): JobTable => ({
  send_telephone_code: { run: (ctx, payload) => sendCode(ctx, transports, payload) },
  remove_expired_telephone_codes: {
    every: '7 * * * *',
    run: (ctx) => deleteExpired(ctx.db, ctx.clock()),
  },
});
