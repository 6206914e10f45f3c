import type { Ctx } from '../../../platform/context.ts';
import { appealUntil, moveComplaint, timetableOf } from '../../complaints/index.ts';
import { daysAfter } from '../../deadlines/index.ts';
import { acceptItems } from '../../evidence/index.ts';
import type { Acting } from '../../rights/index.ts';
import { recordVerdict, repliesOf } from '../queries.ts';

/**
 * The judge accepts a reply and its evidence. An item that cannot be known needs the judge's own reason;
 * one that is not met keeps the complaint from being settled, whoever asks.
 *
 * @throws Refusal `evidence_not_met`, `evidence_not_known` with the items, `judge_answered`
 */
export function settleComplaint(
  ctx: Ctx,
  acting: Acting,
  order: {
    number: string;
    acceptances: readonly { item: number; reason: string }[];
    version?: number | undefined;
  },
) {
  const { number, acceptances, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'settle',
    decide: async ({ db, complaint, directory, holding, now }) => {
      const staffId = acting.kind === 'staff' ? acting.staffId : '';
      await acceptItems(db, complaint, acceptances, { staffId, at: now });
      const verdict = { verdict: 'settled', at: now, byId: holding!.agencyId, staffId } as const;
      const [, replies] = await Promise.all([
        recordVerdict(db, complaint, complaint.reply_no, { ...verdict, reason: null }),
        repliesOf(db, complaint),
      ]);
      const reply = replies.find(({ reply_no }) => reply_no === complaint.reply_no)!;
      const { objectionDays } = await timetableOf(ctx, complaint, directory, now);
      const until = daysAfter(now, objectionDays);
      const decided = { byId: holding!.agencyId, complainedOfId: complaint.complained_of_id };
      return {
        details: {
          replyNo: complaint.reply_no,
          claim: reply.claim,
          answeredBy: reply.agency_id,
          accepted: acceptances.map(({ item }) => item),
        },
        changes: {
          waits_until: until,
          appeal_until: appealUntil(directory, decided, until),
          decided_by_id: decided.byId,
        },
      };
    },
  });
}
