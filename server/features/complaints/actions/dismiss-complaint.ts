import type { DismissalReason } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { daysAfter } from '../../deadlines/index.ts';
import type { Acting } from '../../rights/index.ts';
import { readComplaint } from '../queries.ts';
import { appealUntil } from '../rules/senior-agency.ts';
import { moveComplaint, timetableOf } from './move-complaint.ts';

/**
 * Ends a complaint without referral. The person is told the reason and how to appeal, once; what is
 * dismissed again after an appeal is final.
 *
 * @throws Refusal `not_found` with field `repeats` when the earlier complaint cannot be seen
 */
export function dismissComplaint(
  ctx: Ctx,
  acting: Acting,
  order: {
    number: string;
    reason: DismissalReason;
    explanation: string;
    repeats?: string | undefined;
    version?: number | undefined;
  },
) {
  const { number, reason, explanation, repeats, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'dismiss',
    decide: async ({ db, complaint, directory, holding, now }) => {
      if (repeats !== undefined) {
        const earlier = await readComplaint(db, acting, repeats);
        if (earlier === undefined || earlier.number === number) {
          throw new Refusal('not_found', { field: 'repeats' });
        }
      }
      const final = complaint.dismissals > 0;
      const decided = { byId: holding!.agencyId, complainedOfId: complaint.complained_of_id };
      const { appealDays } = await timetableOf(ctx, complaint, directory, now);
      const until = daysAfter(now, appealDays);
      return {
        words: explanation,
        details: { reason, ...(repeats === undefined ? {} : { repeats }), final },
        changes: {
          decided_by_id: decided.byId,
          dismissals: complaint.dismissals + 1,
          appeal_until: final ? null : appealUntil(directory, decided, until),
        },
      };
    },
  });
}
