import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import { type About, type Found, foundOf, type Named } from './about.ts';
import { changesShare, surely } from './changed.ts';
import { type CellCount, type Cluster, clustersOf } from './clusters.ts';
import { corrected } from './corrected.ts';

/* What is so in the period itself: counted, not estimated; only of clusters a chance is told. */

type Period = { readonly from: string; readonly to: string };

/** Fewer of anything are no finding. */
const fewest = 3;

/** Appeals that were upheld, where they are more than a few. */
export function appealsUpheld(
  rows: readonly { about: About; upheld: number; appealed: number }[],
  { from, to }: Period,
): Found[] {
  return rows
    .filter(({ upheld }) => upheld >= fewest)
    .map(({ about, upheld, appealed }) =>
      foundOf('appeals_upheld', about, {
        numbers: { count: upheld, appealed },
        days: { from, to },
        weight: upheld,
        counted: { basis: 'events', figure: 'upheld', from, to },
      }),
    );
}

/** Within so many days of being settled, an appeal says that it was not. */
export const soonDays = 30;
const sharesReopened = 0.1;

/** Settled complaints that came back soon after; where they are a tenth of what is settled, or more. */
export function reopenedSoon(
  rows: readonly { about: About; reopened: number; settled: number }[],
  { from, to }: Period,
): Found[] {
  return rows
    .filter(({ reopened, settled }) => reopened >= fewest && reopened >= sharesReopened * settled)
    .map(({ about, reopened, settled }) =>
      foundOf('reopened_soon', about, {
        numbers: { count: reopened, settled, within: soonDays },
        days: { from, to },
        weight: reopened,
        counted: { basis: 'events', figure: 'reopened', from, to },
      }),
    );
}

/** Replies with a photo that had been used in a reply to another complaint. */
export function photosReused(
  rows: readonly { about: About; replies: number }[],
  { from, to }: Period,
): Found[] {
  return rows
    .filter(({ replies }) => replies > 0)
    .map(({ about, replies }) =>
      foundOf('photos_reused', about, {
        ...{ numbers: { count: replies }, days: { from, to }, weight: 2 * replies },
      }),
    );
}

export type OpenObstacles = {
  readonly kind: string;
  readonly agency: Named;
  readonly open: number;
  readonly removed: number;
  readonly oldest: { readonly day: string; readonly age: number } | null;
};

/** An obstacle that stands for fewer days is not yet told. */
const longStanding = 14;

/** Obstacles of each kind: how many are open, and at which agency the oldest stands; and those removed. */
export function obstaclesFound(rows: readonly OpenObstacles[], { from, to }: Period): Found[] {
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  const sum = (of: readonly OpenObstacles[], name: 'open' | 'removed') =>
    of.reduce((total, row) => total + row[name], 0);
  return [...byKind].flatMap(([kind, of]) => {
    const obstacle = kind as ObstacleKind;
    const [oldest] = of
      .flatMap(({ oldest: each, agency }) => (each === null ? [] : [{ ...each, agency }]))
      .sort((one, other) => other.age - one.age);
    const [open, removed] = [sum(of, 'open'), sum(of, 'removed')];
    const found: Found[] = [];
    if (oldest !== undefined && oldest.age >= longStanding) {
      found.push(
        foundOf(
          'obstacle_open',
          { agency: oldest.agency },
          {
            numbers: { count: open, age: oldest.age },
            days: { since: oldest.day },
            weight: (open * oldest.age) / 30,
            obstacle,
          },
        ),
      );
    }
    if (removed >= fewest) {
      found.push(
        foundOf(
          'obstacles_removed',
          {},
          {
            numbers: { count: removed, open },
            ...{ days: { from, to }, weight: removed, obstacle },
          },
        ),
      );
    }
    return found;
  });
}

/** Clusters that noise alone hardly shows, with how many there could have been. */
export function clustersFound(
  cells: readonly CellCount[],
  { from, to }: Period,
  about: (cluster: Cluster) => About,
): { readonly found: readonly Found[]; readonly looked: number } {
  const { clusters, looked } = clustersOf(cells);
  const chances = corrected(
    clusters.map(({ chance }) => chance),
    looked,
    1 - changesShare,
  );
  const found = clusters.flatMap((cluster, index) => {
    const { count, expected } = cluster;
    const chance = chances[index]!;
    if (chance > surely) return [];
    return [
      foundOf('cluster', about(cluster), {
        numbers: { count, expected, times: count / expected },
        ...{ days: { from, to }, chance, weight: count - expected },
        counted: { basis: 'cohort', figure: 'received', from, to },
      }),
    ];
  });
  return { found, looked };
}

/** What the index has found of an agency: so many of its replies have one text. */
export function oneText(
  rows: readonly { agency: Named; count: number; of: number }[],
  { from, to }: Period,
): Found[] {
  return rows.map(({ agency, count, of }) =>
    foundOf(
      'one_text',
      { agency },
      {
        numbers: { count, of, share: count / of },
        ...{ days: { from, to }, weight: count },
      },
    ),
  );
}
