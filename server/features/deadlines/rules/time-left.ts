import { allowances } from './allowances.ts';
import type { Clock } from './clock.ts';
import { type CompiledCalendar, workingMinutesBetween } from './working-time.ts';

/**
 * How much working time a clock has left, for people to read.
 *
 * @returns whole minutes: negative by how long it is overdue, what is kept while it is paused, null where no
 *   clock runs. Beyond the days that the calendar knows it counts to their end.
 */
export function workingMinutesLeft(
  clock: Pick<Clock, 'state' | 'dueAt' | 'minutesLeft'>,
  now: Date,
  calendar: CompiledCalendar,
): number | null {
  if (clock.state === 'paused') return clock.minutesLeft;
  if (clock.state !== 'running' || clock.dueAt === null) return null;
  const due = Math.min(Math.max(clock.dueAt.getTime(), calendar.from), calendar.to);
  const minutes = workingMinutesBetween(calendar, now, new Date(due));
  return minutes < 0 ? Math.ceil(minutes) : Math.floor(minutes);
}

/** Minutes of working time in a day: an office's, or round the clock for what is urgent. */
export function minutesOfDay(urgent: boolean): number {
  return urgent ? 24 * 60 : allowances.workingDay;
}
