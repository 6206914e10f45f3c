import type { ReviewFigures } from '@insaf/contract/review.ts';
import { type About, type Found, foundOf } from './about.ts';
import { chanceOfShares, type Share, scoreOfChance } from './chance.ts';
import { comparable, type Measure, matters, measures } from './changes.ts';
import { bunchingOf, corrected, unbunched } from './corrected.ts';
import {
  chanceOfWaits,
  comparableWaits,
  meanWait,
  settledOf,
  type Waited,
  type Window,
  waitMatters,
} from './waiting.ts';

/*
 * Which agencies and categories really changed. All shares and times of all of them are one list, and the
 * chance that is told of each is for the whole list.
 */

/** What was counted of an agency or a category in the period and in the days before. */
export type Compared = {
  readonly about: About;
  readonly now: ReviewFigures['events'];
  readonly before: ReviewFigures['events'];
  /** How many it had when the days before began. */
  readonly openAtStart: number;
};

export type ComparedWaits = {
  readonly about: About;
  readonly now: Waited;
  readonly before: Waited;
};

export type Days = {
  readonly from: string;
  readonly to: string;
  readonly beforeFrom: string;
  readonly beforeTo: string;
};

/** Of a hundred reviews in which nothing changed, at most so many tell of a change. */
export const surely = 0.05;
/** Which part of that is for changes; the rest is for clusters. */
export const changesShare = 0.8;

type Candidate = { readonly chance: number; readonly found: (chance: number) => Found | null };

/** @param waitDays of the complaints whose waits are compared */
export function changesOf(
  compared: readonly Compared[],
  days: Days,
  waits: readonly ComparedWaits[],
  window: (Pick<Window, 'within'> & { readonly days: Days }) | null,
): { readonly found: readonly Found[]; readonly looked: number } {
  const candidates = [
    ...measures.flatMap((measure) => sharesOf(measure, compared, days)),
    ...(window === null ? [] : waitsOf(waits, window)),
  ];
  const bunching = bunchingOf(candidates.map(({ chance }) => scoreOfChance(chance) ** 2));
  const chances = corrected(
    candidates.map(({ chance }) => unbunched(chance, bunching)),
    candidates.length,
    changesShare,
  );
  const found = candidates.flatMap((candidate, index) => {
    const chance = chances[index]!;
    return chance > surely ? [] : (candidate.found(chance) ?? []);
  });
  return { found, looked: candidates.length };
}

function sharesOf(measure: Measure, compared: readonly Compared[], days: Days): Candidate[] {
  return compared.flatMap(({ about, now, before, openAtStart }) => {
    const openNow = openAtStart + (before.came ?? 0) - (before.left ?? 0);
    const after = measure.shareOf({ events: now, openAtStart: openNow });
    const earlier = measure.shareOf({ events: before, openAtStart });
    if (!comparable(after, earlier)) return [];
    const found = (chance: number) => changeOf(measure, about, { after, earlier, days, chance });
    return [{ chance: chanceOfShares(after, earlier), found }];
  });
}

function changeOf(
  measure: Measure,
  about: About,
  { after, earlier, days, chance }: { after: Share; earlier: Share; days: Days; chance: number },
): Found | null {
  const [share, shareBefore] = [after.count / after.of, earlier.count / earlier.of];
  const rule = share > shareBefore ? measure.more : measure.less;
  if (rule === null || !matters(share, shareBefore)) return null;
  return foundOf(rule, about, {
    numbers: { count: after.count, of: after.of, share, ...beforeOf(earlier, shareBefore) },
    ...{ days: { ...days }, chance },
    weight: Math.abs(share - shareBefore) * after.of,
    counted: { basis: 'events', figure: measure.figure, from: days.from, to: days.to },
  });
}

const beforeOf = ({ count, of }: Share, share: number) => ({
  countBefore: count,
  ofBefore: of,
  shareBefore: share,
});

function waitsOf(
  compared: readonly ComparedWaits[],
  { within, days }: Pick<Window, 'within'> & { readonly days: Days },
): Candidate[] {
  return compared.flatMap(({ about, now, before }) => {
    if (!comparableWaits(now, before)) return [];
    const found = (chance: number): Found | null => {
      const [wait, waitBefore] = [meanWait(now, within), meanWait(before, within)];
      if (!waitMatters(wait, waitBefore)) return null;
      const [count, countBefore] = [settledOf(now), settledOf(before)];
      return foundOf(wait < waitBefore ? 'settles_sooner' : 'settles_later', about, {
        numbers: {
          ...{ within, wait, waitBefore, count, of: now.of, share: count / now.of },
          ...beforeOf({ count: countBefore, of: before.of }, countBefore / before.of),
        },
        ...{ days: { ...days }, chance },
        weight: (Math.abs(wait - waitBefore) / within) * now.of,
        counted: { basis: 'cohort', figure: 'received', from: days.from, to: days.to },
      });
    };
    return [{ chance: chanceOfWaits(now, before, within), found }];
  });
}
