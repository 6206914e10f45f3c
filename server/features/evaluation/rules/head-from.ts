import { daysBeforeHead } from '@insaf/contract/evaluation.ts';
import type { CompiledCalendar } from '../../deadlines/index.ts';
import { awayDays, type Span, workingDaysIn } from './working.ts';

/** Days ahead among which so many working days without leave are looked for. */
const ahead = 150;
const dayMs = 86_400_000;

/**
 * The day from which a head reads a month: after so many whole working days on which the person was there and
 * could. Whoever is away longer than anybody is comes first for these days all the same.
 *
 * @param closedAt when the month was first there whole, in milliseconds since 1970
 */
export function headFrom(
  closedAt: number,
  calendar: CompiledCalendar,
  dayOf: (at: number) => number,
  leave: readonly Span[],
): number {
  const until = Math.min(closedAt + ahead * dayMs, calendar.to);
  const first = dayOf(closedAt);
  const working = workingDaysIn(calendar, dayOf, { from: closedAt, until });
  const away = awayDays(calendar, dayOf, working, leave);
  const theirs = [...working].filter((day) => day > first && !away.has(day)).sort((a, b) => a - b);
  return (theirs[daysBeforeHead - 1] ?? dayOf(until)) + 1;
}
