import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** A joined complaint no longer follows; it is examined by itself. */
export function releaseComplaint(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; reason: string; version?: number | undefined },
) {
  const { number, reason, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'release',
    decide: ({ complaint }) => ({
      words: reason,
      details: { leading: complaint.leading_number },
      changes: { leading_number: null },
    }),
  });
}
