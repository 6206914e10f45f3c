import type { ClockName } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type CompiledCalendar, minutesOfDay } from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { ComplaintRow } from '../queries.ts';
import { timetableOf } from './move-complaint.ts';

/**
 * By which working time the clock of a complaint runs, for saying how much of it is left: that of the agency
 * that has to act, or of every hour; and how many minutes a day of it has.
 */
export async function workingTimeOf(
  ctx: Ctx,
  complaint: ComplaintRow,
  directory: Directory,
  now: Date,
): Promise<{ calendar: CompiledCalendar; dayMinutes: number }> {
  const timetable = await timetableOf(ctx, complaint, directory, now);
  const name = (complaint.clock ?? 'handling') as ClockName;
  return {
    calendar: timetable.calendarOf(name),
    dayMinutes: minutesOfDay(timetable[name].roundTheClock),
  };
}
