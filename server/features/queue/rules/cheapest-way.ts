import type { Phase } from './phases.ts';
import { finished } from './phases.ts';
import type { Selection } from './selection.ts';

/*
 * A list is a range of paths in order of time, and no one index serves both. It can be read in order and
 * what is out of reach left out, which is quick where the reach is wide; or agency by agency, the first
 * few of each, which is quick where it is narrow; or so by category, place or initiative. All ways give the same
 * rows. This estimates how many rows and descents each costs and takes the cheapest.
 */

export type Way =
  | { readonly by: 'status' }
  | {
      readonly by: 'agency' | 'category' | 'place' | 'initiative';
      readonly ids: readonly number[];
    }
  | { readonly by: 'found' };

export type Sizes = {
  /** The agencies whose complaints can be in the list, and how many there are at all. */
  readonly agencyIds: readonly number[];
  readonly agencies: number;
  readonly categories: number;
  readonly places: number;
};

/** Guesses at how many complaints are unfinished in a whole country, and finished; useful without being right. */
const assumedOpen = 200_000;
const assumedFinished = 5_000_000;
/** A guess at which part of all complaints is filed within one initiative. */
const assumedInitiatives = 20;
/** Going down an index costs about as much as looking at so many of its rows in the table. */
const descent = 4;
/** Leaving a row out by what stands beside it in the index, without looking at it in the table. */
const withinIndex = 0.1;

/**
 * @param wanted how many rows are asked for
 * @returns `found`: by what only few rows have (words, a mention, having risen, what one did), sorted afterwards
 */
export function cheapestWay(selection: Selection, phase: Phase, sizes: Sizes, wanted: number): Way {
  const { scope } = selection;
  if (selection.words !== undefined) return { by: 'found' };
  if (scope === 'mentioned' || scope === 'risen' || scope === 'done') return { by: 'found' };
  if (scope === 'registered') return { by: 'status' };
  const { agencyIds, agencies } = sizes;
  const { categoryIds, placeIds, initiativeId } = selection;
  const shares = {
    agency: Math.min(1, agencyIds.length / Math.max(1, agencies)),
    category: categoryIds === undefined ? 1 : categoryIds.length / Math.max(1, sizes.categories),
    place: placeIds === undefined ? 1 : placeIds.length / Math.max(1, sizes.places),
    initiative: initiativeId === undefined ? 1 : 1 / assumedInitiatives,
  };
  const open = phase.statuses.every((status) => !finished.includes(status));
  const assumed = open ? assumedOpen : assumedFinished;
  const row = isDecidedWithinIndex(selection) ? withinIndex : 1;
  const all = shares.agency * shares.category * shares.place * shares.initiative;
  /** What it costs to look at the first ones of each of so many, of which a share is wanted. */
  const cost = (share: number, each: number, of: number) => {
    const descents = each * phase.statuses.length;
    const there = assumed / of / 4;
    const matching = Math.max(all / Math.max(share, 1e-9), 1e-9);
    return descents * (descent + row * Math.min(wanted / matching, there));
  };
  const ways: { way: Way; cost: number }[] = [
    { way: { by: 'status' }, cost: cost(1, 1, 1) },
    {
      way: { by: 'agency', ids: agencyIds },
      cost: cost(shares.agency, agencyIds.length, agencies),
    },
  ];
  if (initiativeId !== undefined) {
    ways.push({
      way: { by: 'initiative', ids: [initiativeId] },
      cost: cost(shares.initiative, 1, assumedInitiatives),
    });
  }
  if (open && categoryIds !== undefined) {
    ways.push({
      way: { by: 'category', ids: categoryIds },
      cost: cost(shares.category, categoryIds.length, sizes.categories),
    });
  }
  if (placeIds !== undefined) {
    ways.push({
      way: { by: 'place', ids: placeIds },
      cost: cost(shares.place, placeIds.length, sizes.places),
    });
  }
  return ways.reduce((best, each) => (each.cost < best.cost ? each : best)).way;
}

/** Whether all that decides about a row stands in the indexes of every way (migration 0051). */
function isDecidedWithinIndex(selection: Selection): boolean {
  const { scope, appealed, handedBack, urgent, returned, promised } = selection;
  const { obstructed, gathered, silentOn, initiativeId } = selection;
  const others = [appealed, handedBack, urgent, returned, promised, obstructed, gathered, silentOn];
  return scope === 'held' && [...others, initiativeId].every((other) => !other);
}
