import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** The complainant takes it back. It stays counted as received and as withdrawn. */
export function withdrawComplaint(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; reason?: string | undefined },
) {
  const { number, reason } = order;
  return moveComplaint(ctx, acting, {
    number,
    verb: 'withdraw',
    decide: () => ({ words: reason }),
  });
}
