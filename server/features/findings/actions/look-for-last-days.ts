import { closedDays } from '../../deadlines/index.ts';
import { dayOfNumber, numberOfDay } from '../../figures/index.ts';
import { type Counted, countFigures, type Period } from '../../review/index.ts';
import { wilsonLow } from '../../standing/index.ts';
import type { Found } from '../rules/about.ts';
import { lastDaysOf, settledLast } from '../rules/last-days.ts';
import { agencyCells } from './look-for-changes.ts';
import type { Looking } from './looking.ts';

/** Agencies that settle in mass when a month or the period ends; by the calendar of the agency reviewed. */
export async function lookForLastDays(
  looking: Looking,
  counted: readonly Counted[],
  over: Period,
): Promise<Found[]> {
  const { db, ctx, scope, filters, period, subjects } = looking;
  const first = numberOfDay(over.from);
  const all = Array.from({ length: numberOfDay(over.to) - first + 1 }, (_, no) =>
    dayOfNumber(first + no),
  );
  const closed = await closedDays(ctx, scope.agency.id, all);
  const worked = all.filter((day) => !closed.has(day));
  const days = lastDaysOf(worked, over, over.to === period.to);
  if (days.length === 0) return [];
  const last = await countFigures(db, {
    cells: agencyCells(looking),
    stretches: days.map(({ from, to }) => ({
      ...{ label: 'last', span: 'day' as const, first: from, last: to },
    })),
    ...{ filters, only: 'events' },
  });
  const rows = counted.map(({ key, events }) => ({
    about: { agency: subjects.named(Number(key)) },
    settled: events.verified ?? 0,
    last: last.find((each) => each.key === key)?.events.verified ?? 0,
  }));
  return settledLast(rows, { days, worked: worked.length, ...over }, wilsonLow);
}
