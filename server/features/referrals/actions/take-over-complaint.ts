import type { Ctx } from '../../../platform/context.ts';
import { moveWithReason, type Reasoned } from '../../complaints/index.ts';
import { type Acting, actorIdOf } from '../../rights/index.ts';
import { endReferral, insertReferral } from '../queries.ts';

/**
 * Who stands above takes a complaint from an agency that let it wait, and works on it in its stead. The due
 * time stays: changing hands buys no time. The root takes nothing over, because nobody could judge its reply.
 */
export function takeOverComplaint(ctx: Ctx, acting: Acting, order: Reasoned) {
  return moveWithReason(ctx, acting, 'takeOver', order, async (moving) => {
    const { db, complaint, directory, holding, now } = moving;
    const to = directory.agency(holding!.agencyId);
    await endReferral(db, complaint, { at: now, by: 'takeOver', reason: order.reason });
    await insertReferral(db, {
      ...{ complaint_number: complaint.number, referral_no: complaint.referral_no + 1, at: now },
      ...{ from_id: complaint.holder_id, to_id: to.id, category_id: complaint.category_id! },
      ...{ staff_id: actorIdOf(acting) ?? '', note: null, binding: complaint.binding },
    });
    return {
      details: { from: complaint.holder_id, to: to.id },
      // What one agency promised is no promise of another.
      changes: {
        ...{ holder_id: to.id, holder_path: to.path },
        ...{ referral_no: complaint.referral_no + 1, promised_for: null },
      },
    };
  });
}
