import type { Clock } from './clock.ts';
import { addWithinDays, type CompiledCalendar, workingMinutesBetween } from './working-time.ts';

/*
 * A clock that runs by one calendar up to an instant and by another from then on, because the agency came
 * to stand elsewhere. What was used stays counted as it was; what was left at that instant is counted by the
 * other calendar. What was due by then stays due as it was.
 */

export type Calendars = { readonly before: CompiledCalendar; readonly after: CompiledCalendar };

/** A due time across such an instant; the same one where the calendars make no difference to it. */
export function dueAcross(due: Date, at: Date, calendars: Calendars): Date {
  const left = leftAt(due, at, calendars);
  return left === null ? due : addWithinDays(calendars.after, at, left);
}

/** A running clock across such an instant; the same one where the calendars make no difference to it. */
export function clockAcross(clock: Clock, at: Date, calendars: Calendars): Clock {
  const left = clock.dueAt === null ? null : leftAt(clock.dueAt, at, calendars);
  if (left === null) return clock;
  const { after } = calendars;
  // Whole minutes are kept; what is over them, from when they begin.
  const minutes = Math.floor(left);
  return {
    ...clock,
    dueAt: addWithinDays(after, at, left),
    since: addWithinDays(after, at, left - minutes),
    minutes,
  };
}

/** Working minutes that were left; null where they end at the same moment by either calendar. */
function leftAt(due: Date, at: Date, { before, after }: Calendars): number | null {
  const known = Math.min(before.to, after.to);
  if (due <= at || due.getTime() >= known) return null;
  const left = workingMinutesBetween(before, at, due);
  const [was, is] = [before, after].map((one) => addWithinDays(one, at, left).getTime());
  return was === is ? null : left;
}
