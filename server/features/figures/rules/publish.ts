import {
  type PublicCounts,
  type PublicFigure,
  type PublicRow,
  publicFigures,
} from '@insaf/contract/public-figures.ts';
import { hideSmall } from './hide-small.ts';

/** Fewer complaints than this of one month and one place, category or channel are not told. */
export const leastTold = 5;

/** What was counted of one month, of one value of a part or of all. */
export type MonthSum = {
  readonly key: string;
  /** First day of the month. */
  readonly month: string;
  readonly counts: PublicCounts;
};

export type Named = Pick<PublicRow, 'code' | 'name' | 'position'>;

export const noCounts = Object.fromEntries(
  publicFigures.map((figure) => [figure, 0]),
) as PublicCounts;

/**
 * The rows of one part that may be told, the most received first, those of which nothing is told last. What
 * is hidden of a month is hidden in all its figures.
 *
 * @param months of which the sums over all rows are public
 * @param named what each key is; several keys of one thing are added up
 */
export function publishRows(
  sums: readonly MonthSum[],
  months: readonly string[],
  named: (key: string) => Named,
): PublicRow[] {
  const found = new Map<string, { of: Named; months: PublicCounts[] }>();
  for (const { key, month, counts } of sums) {
    const at = months.indexOf(month);
    if (at < 0) continue;
    const of = named(key);
    const row = found.get(of.code) ?? { of, months: months.map(() => noCounts) };
    row.months[at] = add(row.months[at]!, counts);
    found.set(of.code, row);
  }
  const rows = [...found.values()].sort((one, other) => (one.of.code < other.of.code ? -1 : 1));
  const hidden = hideSmall(
    rows.map((row) => row.months.map(({ received }) => received)),
    leastTold,
  );
  return rows
    .map(({ of, months: counted }, row) => ({
      ...{ code: of.code, name: of.name, position: of.position },
      months: counted.map((counts, at) => (hidden.cells[row]![at] ? null : counts)),
      whole: hidden.sums[row] ? null : sumOf(counted),
    }))
    .sort((one, other) => (other.whole?.received ?? -1) - (one.whole?.received ?? -1));
}

export function sumOf(all: readonly PublicCounts[]): PublicCounts {
  return all.reduce(add, noCounts);
}

function add(one: PublicCounts, other: PublicCounts): PublicCounts {
  return Object.fromEntries(
    publicFigures.map((figure: PublicFigure) => [figure, one[figure] + other[figure]]),
  ) as PublicCounts;
}
