import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** The agency takes a referred complaint on. */
export function acceptComplaint(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; version?: number | undefined },
) {
  return moveComplaint(ctx, acting, { ...order, verb: 'accept' });
}
