import type { Ctx } from '../../../platform/context.ts';
import { daysAfter } from '../../deadlines/index.ts';
import type { Acting } from '../../rights/index.ts';
import { appealUntil } from '../rules/senior-agency.ts';
import { moveComplaint, timetableOf } from './move-complaint.ts';
import { decidedOf } from './standing-of.ts';

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
    decide: async ({ complaint, directory, now }) => {
      const { appealDays } = await timetableOf(ctx, complaint, directory, now);
      const until = daysAfter(now, appealDays);
      const appeal_until = appealUntil(directory, decidedOf(complaint), until);
      return { words, details: { grade }, changes: { grade, appeal_until } };
    },
  });
}
