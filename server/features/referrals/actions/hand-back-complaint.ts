import type { Ctx } from '../../../platform/context.ts';
import { moveWithReason, type Reasoned } from '../../complaints/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { endReferral, referralsOf } from '../queries.ts';

/** After so many hand-backs the complaint goes up, and what is decided there binds. */
const hopsBeforeUp = 2;

/**
 * An agency says that it is not competent. The first time the complaint goes back to who referred it; the
 * second time up to the parent of the agency that hands it back, with the story attached, and the
 * parent's referral binds. The due time stays: handing around buys no time.
 */
export function handBackComplaint(ctx: Ctx, acting: Acting, order: Reasoned) {
  return moveWithReason(ctx, acting, 'handBack', order, async (moving) => {
    const { db, complaint, directory, now } = moving;
    const handBacks = complaint.hand_backs + 1;
    const referrals = await referralsOf(db, complaint);
    const current = referrals.at(-1)!;
    const up = handBacks >= hopsBeforeUp;
    const to = up
      ? parentInForce(directory, complaint.holder_id)
      : inForce(directory, current.from_id);
    await endReferral(db, complaint, { at: now, by: 'handBack', reason: order.reason });
    return {
      details: { from: complaint.holder_id, to: to.id, handBacks, up },
      changes: { holder_id: to.id, holder_path: to.path, hand_backs: handBacks },
    };
  });
}

/** The agency itself or, where it was merged, what it was merged into; else the next one above. */
function inForce(directory: Directory, id: number) {
  let agency = directory.agency(id);
  while (!agency.active) {
    const next = agency.successor_id ?? agency.parent_id;
    if (next === null) break;
    agency = directory.agency(next);
  }
  return agency;
}

function parentInForce(directory: Directory, id: number) {
  const agency = directory.agency(id);
  return inForce(directory, agency.parent_id ?? agency.id);
}
