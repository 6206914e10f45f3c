import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { daysAfter } from '../../deadlines/index.ts';
import { waitedLongEnough } from '../queries.ts';
import { appealUntil } from '../rules/senior-agency.ts';
import { moveComplaint, timetableOf } from './move-complaint.ts';
import { decidedOf } from './standing-of.ts';

/**
 * Ends what waited long enough for the complainant: what was asked for never came (lapse), or nobody
 * objected (closeUnconfirmed). One that moved in between is left alone.
 *
 * @returns how many were ended
 */
export async function endWaiting(ctx: Ctx, atMost = 1000): Promise<number> {
  const moves = ['lapse', 'closeUnconfirmed'] as const;
  const acting = { kind: 'system', job: 'end-waiting', moves } as const;
  const now = ctx.clock();
  let ended = 0;
  for (const [status, verb] of [
    ['incomplete', 'lapse'],
    ['settled', 'closeUnconfirmed'],
  ] as const) {
    for (const number of await waitedLongEnough(ctx.db, acting, status, now, atMost)) {
      try {
        await moveComplaint(ctx, acting, {
          number,
          verb,
          decide: async ({ complaint, directory }) => {
            const { appealDays } = await timetableOf(ctx, complaint, directory, now);
            const until = daysAfter(now, appealDays);
            const decided = verb === 'lapse' ? { decided_by_id: complaint.holder_id } : {};
            const by = decidedOf({ ...complaint, ...decided });
            return {
              details: { waitedUntil: complaint.waits_until?.toISOString() },
              changes: { ...decided, appeal_until: appealUntil(directory, by, until) },
            };
          },
        });
        ended += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  }
  return ended;
}
