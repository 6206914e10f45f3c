import type { StandingPeers, StandingSize } from '@insaf/contract/standing.ts';

/** A rank is a range: all the places that the intervals of its group allow. Null among fewer than three. */
export type Ranks = {
  readonly best: number | null;
  readonly worst: number | null;
  readonly ranked: number;
};

type Placed = {
  readonly peers: StandingPeers;
  readonly size: StandingSize;
  readonly low: number | null;
  readonly high: number | null;
};
type Bounds = { readonly low: number; readonly high: number };

const fewestRanked = 3;

/**
 * Adds to each its ranks among those of its kind and size. Surely better is who is higher even at the lower
 * end of their interval than the other at the upper end.
 */
export function ranksOf<P extends Placed>(all: readonly P[]): (P & Ranks)[] {
  const groups = new Map<string, { lows: number[]; highs: number[] }>();
  for (const { peers, size, low, high } of all) {
    const key = `${peers} ${size}`;
    const group = groups.get(key) ?? { lows: [], highs: [] };
    groups.set(key, group);
    if (low !== null && high !== null) {
      group.lows.push(low);
      group.highs.push(high);
    }
  }
  for (const { lows, highs } of groups.values()) {
    lows.sort((a, b) => a - b);
    highs.sort((a, b) => a - b);
  }
  return all.map((one) => {
    const { lows, highs } = groups.get(`${one.peers} ${one.size}`)!;
    const ranked = lows.length;
    const bounds = boundsOf(one);
    if (bounds === null || ranked < fewestRanked) {
      return { ...one, best: null, worst: null, ranked };
    }
    const surelyBetter = ranked - countUpTo(lows, bounds.high);
    const surelyWorse = countBelow(highs, bounds.low);
    return { ...one, best: 1 + surelyBetter, worst: ranked - surelyWorse, ranked };
  });
}

function boundsOf({ low, high }: Placed): Bounds | null {
  return low === null || high === null ? null : { low, high };
}

/** How many of sorted numbers are at most this. */
const countUpTo = (sorted: readonly number[], value: number) =>
  firstWhere(sorted, (each) => each > value);
/** How many of sorted numbers are less than this. */
const countBelow = (sorted: readonly number[], value: number) =>
  firstWhere(sorted, (each) => each >= value);

function firstWhere(sorted: readonly number[], is: (each: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (is(sorted[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}
