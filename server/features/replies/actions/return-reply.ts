import type { Ctx } from '../../../platform/context.ts';
import { moveWithReason, type Reasoned } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { recordVerdict } from '../queries.ts';

/** The judge sends a reply back; the agency's own clock runs on with the time it had left. */
export function returnReply(ctx: Ctx, acting: Acting, order: Reasoned) {
  return moveWithReason(ctx, acting, 'returnReply', order, async (moving) => {
    const { db, complaint, holding, now } = moving;
    await recordVerdict(db, complaint, complaint.reply_no, {
      verdict: 'returned',
      at: now,
      byId: holding!.agencyId,
      staffId: acting.kind === 'staff' ? acting.staffId : null,
      reason: order.reason,
    });
    return {
      details: { replyNo: complaint.reply_no },
      changes: {
        ...{ answered_by_id: null, judge_id: null, judge_path: null },
        returns: complaint.returns + 1,
      },
    };
  });
}
