import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { minutesOfDay } from '../../deadlines/index.ts';
import type { Acting } from '../../rights/index.ts';
import { moveComplaint } from './move-complaint.ts';

/**
 * Who stands above the agency gives it more time, once for each clock: from when it is due or, where it is
 * overdue, from now. The history keeps until when it had been.
 */
export function extendDeadline(
  ctx: Ctx,
  acting: Acting,
  order: { number: string; workingDays: number; reason: string; version?: number | undefined },
) {
  const { number, workingDays, reason, version } = order;
  return moveComplaint(ctx, acting, {
    number,
    version,
    verb: 'extend',
    decide: ({ complaint }) => ({
      words: reason,
      // What was written before it was told to the complainants was written for the agency alone.
      details: { workingDays, before: complaint.due_at?.toISOString(), told: true },
      moreMinutes: workingDays * minutesOfDay((complaint.priority as Priority) === 'critical'),
    }),
  });
}
