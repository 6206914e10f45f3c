import { fourFigures } from '@insaf/contract/figures.ts';
import { dismissed, type Review } from '@insaf/contract/review.ts';
import {
  type Statement,
  type StatementFigures,
  statementFigures,
} from '@insaf/contract/statement.ts';
import { dismissalReasons } from '@insaf/contract/vocabulary.ts';
import { shareOf, sharesOf } from './shares.ts';

export type Cohort = Review['now']['cohort'];

/** What heads a statement; what lapsed was dismissed too. */
export function figuresOf(cohort: Cohort): StatementFigures {
  const counts = statementFigures.map((figure) => [
    figure,
    figure === dismissed ? (cohort.dismissed ?? 0) + (cohort.lapsed ?? 0) : (cohort[figure] ?? 0),
  ]);
  return Object.fromEntries(counts) as StatementFigures;
}

/** Each of what was received; and the four of what was referred. */
export function ratesOf(figures: StatementFigures): Pick<Statement, 'ofReceived' | 'ofReferred'> {
  const of = <Name extends keyof StatementFigures>(
    names: readonly Name[],
    whole: 'received' | 'referred',
  ) =>
    Object.fromEntries(
      names.map((name) => [name, shareOf(figures[name], figures[whole])]),
    ) as Record<Name, ReturnType<typeof shareOf>>;
  return {
    ofReceived: of(statementFigures, 'received'),
    ofReferred: of(fourFigures, 'referred'),
  };
}

/** Why complaints were dismissed, the most first; none that gave no reason to. */
export function reasonsOf(cohort: Cohort): Statement['reasons'] {
  const counts = [
    ...dismissalReasons.map((reason) => ({ reason, count: cohort[`dismissed_${reason}`] ?? 0 })),
    { reason: 'lapsed' as const, count: cohort.lapsed ?? 0 },
  ]
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
  const shares = sharesOf(counts.map(({ count }) => count));
  return counts.map(({ reason }, at) => ({ reason, share: shares[at]! }));
}

/** Counts added up. */
export function cohortSum(all: readonly Cohort[]): Cohort {
  const sum: Record<string, number> = {};
  for (const cohort of all) {
    for (const [name, count] of Object.entries(cohort)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum as Cohort;
}
