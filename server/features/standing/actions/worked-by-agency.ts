import type { Ctx } from '../../../platform/context.ts';
import { type CompiledCalendar, calendarOf } from '../../deadlines/index.ts';
import { type WorkedDays, workedDays } from '../rules/worked-days.ts';

/**
 * The working days of agencies, each calendar worked out once. `learn` has to be told of an agency before
 * `worked` is asked.
 *
 * @param dayOf the number of the day of an instant in milliseconds since 1970
 */
export function workedByAgency(ctx: Ctx, dayOf: (at: number) => number) {
  const byCalendar = new Map<CompiledCalendar, WorkedDays>();
  const byAgency = new Map<number, WorkedDays>();
  return {
    learn: async (agencyIds: Iterable<number>): Promise<void> => {
      for (const id of agencyIds) {
        if (byAgency.has(id)) continue;
        const calendar = await calendarOf(ctx, id, false, ctx.clock());
        const days = byCalendar.get(calendar) ?? workedDays(calendar, dayOf);
        byCalendar.set(calendar, days);
        byAgency.set(id, days);
      }
    },
    worked: (agencyId: number): WorkedDays => byAgency.get(agencyId)!,
  };
}
