import type { Sums, YearSums } from './forecast.ts';
import { type Projection, project, sum } from './project.ts';
import { monthsOf, passedOf } from './year.ts';

/** What was counted until now, and what is to come until the year ends. */
export type Rest = { readonly now: number; readonly projection: Projection };

/** A year before of fewer than this says nothing of its seasons. */
const fewestOfSeasons = 120;

/**
 * How often something will have been done by the end of the year: as months went so far, and where the year
 * before is whole, as its seasons were.
 */
export function forecastCount(figure: string, sums: YearSums, today: number): Rest {
  const months = monthsOf(sums.year);
  const of = (month: Sums | undefined) => month?.[figure] ?? 0;
  const weights = weightsOf(sums, figure);
  const began = firstWhole(sums, figure);
  const seen = months.flatMap((month, at) => {
    const exposure = weights[at]! * passedOf(month, today);
    return at < began || exposure === 0
      ? []
      : [{ count: of(sums.months[at]), exposure, chance: 0 }];
  });
  const coming = months.map((month, at) => ({
    ...{ exposure: weights[at]! * (1 - passedOf(month, today)), chance: 0 },
  }));
  return { now: sum(sums.months, of), projection: project(seen, coming) };
}

/** How much of a year each month is: what came in it the year before, or its days. */
function weightsOf({ year, before }: YearSums, figure: string): number[] {
  const earlier = before.map((month) => month[figure] ?? 0);
  const seasons =
    earlier.length === 12 &&
    earlier.every((count) => count > 0) &&
    earlier.reduce((total, count) => total + count, 0) >= fewestOfSeasons;
  return seasons ? earlier : monthsOf(year).map(({ first, last }) => last - first + 1);
}

/** The first month that was worked from its first day: where work began within one, the next. */
export function firstWhole({ months, before }: YearSums, figure: string): number {
  const first = months.findIndex((month) => (month[figure] ?? 0) > 0);
  const earlier = first === 0 ? before[11] : months[first - 1];
  if (first <= 0 && (earlier?.[figure] ?? 0) > 0) return 0;
  return first < 0 ? 0 : first + 1;
}
