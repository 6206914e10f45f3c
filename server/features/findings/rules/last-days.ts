import { fewestFlagged, tolerated } from '@insaf/contract/standing.ts';
import { type About, type Found, foundOf } from './about.ts';

/*
 * Settling in mass in the last two working days of a month, as the index sees it: by the lower end of an
 * interval, above what is taken for chance.
 */

/** The last working days of a month, or of the period, that belong together. */
export type LastDays = { readonly from: string; readonly to: string };
type LastDaysOf = { readonly days: readonly LastDays[]; readonly worked: number };

const daysCounted = 2;

/**
 * The last two working days of each month that ends within the period, and of the period.
 *
 * @param worked the days of the period that are worked, in their order
 * @param isOver whether the last day of the period is over
 */
export function lastDaysOf(
  worked: readonly string[],
  { to }: { readonly to: string },
  isOver: boolean,
): LastDays[] {
  const byMonth = [...Map.groupBy(worked, (day) => day.slice(0, 7))];
  return byMonth.flatMap(([month, days], index) => {
    const ends = index < byMonth.length - 1 || (isOver && to.startsWith(month));
    // Of a few days at the edge, the last two would be nearly all.
    if (!ends || days.length <= 2 * daysCounted) return [];
    return [{ from: days.at(-daysCounted)!, to: days.at(-1)! }];
  });
}

/**
 * @param worked how many days of the period are worked: of a short one, its last days are many
 * @param wilsonLow the lower end of the interval of so many of so many
 */
export function settledLast(
  rows: readonly { about: About; last: number; settled: number }[],
  { days, worked, from, to }: LastDaysOf & { readonly from: string; readonly to: string },
  wilsonLow: (count: number, of: number) => number,
): Found[] {
  const usual = (daysCounted * days.length) / worked;
  const above = Math.max(tolerated.last_days, 2 * usual);
  return rows.flatMap(({ about, last, settled }) => {
    if (settled < fewestFlagged || wilsonLow(last, settled) <= above) return [];
    return [
      foundOf('last_days', about, {
        numbers: { count: last, of: settled, share: last / settled, months: days.length },
        ...{ days: { from, to }, weight: last },
        // Of several months, no list has just those days.
        counted: days.length === 1 ? { basis: 'events', figure: 'verified', ...days[0]! } : null,
      }),
    ];
  });
}
