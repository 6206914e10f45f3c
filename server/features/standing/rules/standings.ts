import {
  fewestOfKind,
  type ShareMeasure,
  type StandingPeers,
  type StandingSize,
  shareMeasures,
  sizesFrom,
  standingHorizon,
  standingPeers,
  standingWeights,
} from '@insaf/contract/standing.ts';
import { type Cell, type Counts, countsOf, goodOf } from './cell.ts';
import { type Flag, flagsOf } from './gaming.ts';
import { type Ranks, ranksOf } from './ranks.ts';
import { comparableShares, type Share } from './shares.ts';
import { curveOf, meanWait, z } from './survival.ts';
import { comparableTimes, type Time } from './times.ts';
import { added } from './waits.ts';

/*
 * The index of all agencies from the cells of a period: a weighted geometric mean of six shares and the
 * time, so that nothing good makes up for something that is hardly done at all; less what gaming takes off.
 *
 *     index = 100 × ∏ measure ^ weight × ∏ (1 − discount)
 */

export type Computed = {
  readonly agency: string;
  readonly peers: StandingPeers;
  readonly size: StandingSize;
  readonly counts: Counts;
  readonly shares: Record<ShareMeasure, Share>;
  readonly time: Time;
  readonly flags: readonly Flag[];
  /** Of 100, to two decimals; null of an agency that mostly passes on what comes to it. */
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
} & Ranks;

/** Below this a measure counts as this: none can bring the whole to nothing. */
const least = 0.01;

/** In the order in which agencies first come in the cells. */
export function standingsOf(cells: readonly Cell[]): Computed[] {
  const agencies = Map.groupBy(cells, ({ agency }) => agency);
  const kinds = Map.groupBy(agencies.values(), ([first]) => first!.kind);
  const peersOf = (kind: string) =>
    kinds.get(kind)!.length < fewestOfKind ? 'other' : standingPeers.parse(kind);
  const overall = overallOf(cells);

  const found = new Map<string, Omit<Computed, keyof Ranks>>();
  const branches = Map.groupBy(agencies.values(), ([first]) => peersOf(first!.kind));
  for (const [peers, members] of branches) {
    const times = comparableTimes(members.map(waitsOf), overall.time);
    const shares = shareMeasures.map((measure) =>
      comparableShares(
        members.map((own) => talliesOf(own, measure)),
        overall[measure],
      ),
    );
    members.forEach((own, place) => {
      const counts = countsOf(own);
      const ownShares = Object.fromEntries(
        shareMeasures.map((measure, index) => [measure, shares[index]![place]!]),
      ) as Record<ShareMeasure, Share>;
      const time = times[place]!;
      const flags = flagsOf(counts);
      found.set(own[0]!.agency, {
        ...{ agency: own[0]!.agency, peers, size: sizeOf(counts) },
        ...{ counts, shares: ownShares, time, flags },
        ...(passesOn(counts) ? unranked : indexOf(ownShares, time, flags)),
      });
    });
  }
  return ranksOf([...agencies.keys()].map((agency) => found.get(agency)!));
}

const unranked = { index: null, low: null, high: null };

function indexOf(shares: Record<ShareMeasure, Share>, time: Time, flags: readonly Flag[]) {
  const quick = 1 - time.mean / standingHorizon;
  let log = standingWeights.time * Math.log(Math.max(quick, least));
  let variance =
    ((standingWeights.time * time.deviation) / standingHorizon / Math.max(quick, least)) ** 2;
  for (const measure of shareMeasures) {
    const { value, deviation } = shares[measure];
    log += standingWeights[measure] * Math.log(Math.max(value, least));
    variance += (standingWeights[measure] * (1 - value) * deviation) ** 2;
  }
  const kept = flags.reduce((left, { discount }) => left * (1 - discount), 1);
  const index = 100 * Math.exp(log) * kept;
  const spread = Math.exp(z * Math.sqrt(variance));
  return {
    index: rounded(index),
    low: rounded(index / spread),
    high: rounded(Math.min(100, index * spread)),
  };
}

/** To two decimals: what is shown is what ranks are made of. */
export const rounded = (value: number) => Math.round(value * 100) / 100;

/** Whether less than half of what came stayed or was handed back: the rest is others' work. */
const passesOn = ({ came, complaints, handed_back }: Counts) =>
  2 * (complaints + handed_back) < came;

function sizeOf({ came }: Counts): StandingSize {
  if (came >= sizesFrom.large) return 'large';
  return came >= sizesFrom.medium ? 'medium' : 'small';
}

/** Shares and mean time of everything, with one good and one bad more: never 0, never 1. */
function overallOf(cells: readonly Cell[]) {
  const counts = countsOf(cells);
  const shares = Object.fromEntries(
    shareMeasures.map((measure) => {
      const { of, good } = goodOf[measure](counts);
      return [measure, (good + 1) / (of + 2)];
    }),
  ) as Record<ShareMeasure, number>;
  const curve = curveOf(added(cells.map(waitsOfCell)));
  return { ...shares, time: meanWait(curve, standingHorizon).mean };
}

const talliesOf = (own: readonly Cell[], measure: ShareMeasure) =>
  new Map(own.map((cell) => [cell.category, goodOf[measure](cell)]));
const waitsOf = (own: readonly Cell[]) =>
  new Map(own.map((cell) => [cell.category, waitsOfCell(cell)]));
const waitsOfCell = ({ settled_after: settled, unsettled_after: unsettled }: Cell) => ({
  settled,
  unsettled,
});
