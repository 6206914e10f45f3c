import { fourFigures } from '@insaf/contract/figures.ts';
import type { Review } from '@insaf/contract/review.ts';
import type { StatementShare } from '@insaf/contract/statement.ts';

type Cohort = Review['now']['cohort'];

const tenths = (numerator: number, denominator: number): number =>
  Math.round((numerator * 1000) / denominator);

/** A share by itself, in percent with one decimal. */
export function shareOf(numerator: number, denominator: number): StatementShare {
  const percent = denominator === 0 ? null : tenths(numerator, denominator) / 10;
  return { numerator, denominator, percent };
}

/**
 * The shares of all parts of one whole, so rounded that they add up to 100.0: each is cut off, and what is
 * missing goes to those that lost most (largest remainder; Hamilton). None is off by a tenth.
 *
 * @param parts counts, none below 0
 */
export function sharesOf(parts: readonly number[]): StatementShare[] {
  const denominator = parts.reduce((sum, part) => sum + part, 0);
  if (denominator === 0) return parts.map((part) => shareOf(part, 0));
  const exact = parts.map((part) => (part * 1000) / denominator);
  const cut = exact.map(Math.floor);
  const missing = 1000 - cut.reduce((sum, part) => sum + part, 0);
  const most = exact
    .map((part, at) => ({ at, lost: part - cut[at]! }))
    .toSorted((one, other) => other.lost - one.lost || one.at - other.at)
    .slice(0, missing);
  for (const { at } of most) cut[at]! += 1;
  return parts.map((numerator, at) => ({ numerator, denominator, percent: cut[at]! / 10 }));
}

/** The four figures of a cohort, as shares of one of its counts. */
export function fourOf(cohort: Cohort, of: 'received' | 'referred') {
  const shares = fourFigures.map((figure) => [
    figure,
    shareOf(cohort[figure] ?? 0, cohort[of] ?? 0),
  ]);
  return Object.fromEntries(shares) as Record<(typeof fourFigures)[number], StatementShare>;
}
