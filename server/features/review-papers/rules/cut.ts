import type { ReviewFigures } from '@insaf/contract/review.ts';

/** Rows of one table on paper; what comes after them stands in one row together. */
export const mostRows = 200;

type Counts = { readonly [name: string]: number | undefined };
export type Standing = { readonly open_at_start: number; readonly open_at_end: number };
export type Counted = ReviewFigures & { readonly standing?: Standing };

/** The first rows, and the sum of the others with how many they are; null where none is left. */
export function cut<Row extends Counted>(
  rows: readonly Row[],
  most: number = mostRows,
): { shown: readonly Row[]; others: { readonly sum: Counted; readonly count: number } | null } {
  if (rows.length <= most) return { shown: rows, others: null };
  const left = rows.slice(most);
  const standing = left.flatMap((row) => (row.standing === undefined ? [] : [row.standing]));
  const sum: Counted = {
    events: summed(left.map(({ events }) => events)),
    cohort: summed(left.map(({ cohort }) => cohort)),
    ...(standing.length === 0 ? {} : { standing: summed(standing) as Standing }),
  };
  return { shown: rows.slice(0, most), others: { sum, count: left.length } };
}

function summed(all: readonly Counts[]): { [name: string]: number } {
  const sums: { [name: string]: number } = {};
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts))
      sums[name] = (sums[name] ?? 0) + (count ?? 0);
  }
  return sums;
}
