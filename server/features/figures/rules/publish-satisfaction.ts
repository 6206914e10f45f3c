import { fewestGrades, gradedFigures, type SatisfactionFigure } from '@insaf/contract/figures.ts';
import type { PublicSatisfaction } from '@insaf/contract/public-figures.ts';

/** What was counted of those who were asked in a month; `start` is its first day, `2026-07-01`. */
export type AskedSum = { readonly start: string } & {
  readonly [figure in SatisfactionFigure]: number;
};

/**
 * What may be told of those who were asked in each month. Only months of which every question is closed, so
 * that looking twice shows the same; and no answers where there are fewer than five.
 *
 * @param closedBefore first day of the earliest month that may still change, `2026-07-01`
 */
export function publishSatisfaction(
  sums: readonly AskedSum[],
  closedBefore: string,
): PublicSatisfaction[] {
  return sums
    .filter(({ start, surveyed }) => start < closedBefore && surveyed > 0)
    .map((sum) => {
      const answered = gradedFigures.reduce((all, figure) => all + sum[figure], 0);
      const told = answered >= fewestGrades;
      return {
        ...{ month: sum.start, asked: sum.surveyed, answered: told ? answered : null },
        good: told ? sum.graded_4 + sum.graded_5 : null,
      };
    });
}
