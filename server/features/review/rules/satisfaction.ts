import {
  type EventFigure,
  fewestGrades,
  gradedFigures,
  type SatisfactionFigure,
} from '@insaf/contract/figures.ts';
import type { ReviewSatisfaction } from '@insaf/contract/review.ts';
import type { Sums } from './figures.ts';

/** Of the standard normal distribution: nineteen in twenty lie within. */
const z = 1.96;

/**
 * How those who were asked in a period found it. Of fewer than five answers the grades are not told: a grade
 * alone says whose it is.
 */
export function satisfactionOf(
  sums: Pick<Sums<EventFigure>, SatisfactionFigure>,
): ReviewSatisfaction {
  const grades = gradedFigures.map((figure) => sums[figure] ?? 0);
  const answered = grades.reduce((sum, count) => sum + count, 0);
  const counted = { asked: sums.surveyed ?? 0, reached: sums.reached ?? 0, answered };
  if (answered < fewestGrades)
    return { ...counted, grades: null, good: null, low: null, high: null };
  const good = grades[3]! + grades[4]!;
  return { ...counted, grades, good, ...intervalOf(good, answered) };
}

/** Wilson's interval of a share, in which the true one lies nineteen times of twenty; shares of 1. */
export function intervalOf(good: number, of: number): { low: number; high: number } {
  const share = good / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return {
    low: Math.max(0, (middle - reach) / whole),
    high: Math.min(1, (middle + reach) / whole),
  };
}
