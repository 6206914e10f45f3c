import { chanceOfMore } from './chance.ts';
import { bunchingOf, unbunched } from './corrected.ts';

/*
 * Places from which more complaints about one thing come than the place and the thing would let expect:
 *
 *     expected = received from the place × received about the thing / received in all
 *
 * Places differ in what is complained about there, always: how far cells lie from what is expected of them is
 * the measure by which one stands out.
 */

export type CellCount = {
  readonly placeId: number;
  readonly categoryId: number;
  readonly count: number;
};

export type Cluster = CellCount & {
  readonly expected: number;
  /** By noise alone, before it is corrected for all that were looked at. */
  readonly chance: number;
};

/** Fewer complaints, or less than twice the expected, are no cluster. */
const fewest = 10;
const times = 2;

/** Those large enough to be told, and how many there could have been. */
export function clustersOf(cells: readonly CellCount[]): {
  readonly clusters: readonly Cluster[];
  readonly looked: number;
} {
  const byPlace = sumBy(cells, ({ placeId }) => placeId);
  const byCategory = sumBy(cells, ({ categoryId }) => categoryId);
  const all = [...byPlace.values()].reduce((sum, count) => sum + count, 0);
  const expecting = cells.map((cell) => ({
    ...cell,
    expected: (byPlace.get(cell.placeId)! * byCategory.get(cell.categoryId)!) / all,
  }));
  const bunching = bunchingOf(
    expecting
      .filter(({ expected }) => expected >= 1)
      .map(({ count, expected }) => (count - expected) ** 2 / expected),
  );
  const clusters = expecting.flatMap((cell) => {
    const { count, expected } = cell;
    if (count < fewest || count < times * expected) return [];
    return [{ ...cell, chance: unbunched(chanceOfMore(count, expected), bunching) }];
  });
  // Where there is only one place, or one thing, nothing can be more than expected.
  const looked = byPlace.size > 1 && byCategory.size > 1 ? byPlace.size * byCategory.size : 0;
  return { clusters: looked === 0 ? [] : clusters, looked };
}

function sumBy(
  cells: readonly CellCount[],
  by: (cell: CellCount) => number,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const cell of cells) sums.set(by(cell), (sums.get(by(cell)) ?? 0) + cell.count);
  return sums;
}
