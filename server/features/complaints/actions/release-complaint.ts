import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { moveWithReason, type Reasoned } from './move-with-reason.ts';

/** A joined complaint no longer follows; it is examined by itself. */
export function releaseComplaint(ctx: Ctx, acting: Acting, order: Reasoned) {
  return moveWithReason(ctx, acting, 'release', order, ({ complaint }) => ({
    details: { leading: complaint.leading_number },
    changes: { leading_number: null },
  }));
}
