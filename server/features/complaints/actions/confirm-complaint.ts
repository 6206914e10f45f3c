import type { Ctx } from '../../../platform/context.ts';
import { allowances, daysAfter } from '../../deadlines/index.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/** The complainant agrees that the cause is gone, with a grade from one to five. */
export function confirmComplaint(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; grade: number; words?: string | undefined },
) {
  const { number, grade, words } = order;
  return moveComplaint(ctx, acting, {
    number,
    verb: 'confirm',
    decide: ({ now }) => ({
      words,
      details: { grade },
      changes: { grade, appeal_until: daysAfter(now, allowances.appealDays) },
    }),
  });
}
