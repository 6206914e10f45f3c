import { worthOfShares } from './credibility.ts';
import { z } from './survival.ts';

/*
 * A share of an agency, made comparable: drawn towards what is expected of its kind with its mix of
 * categories (credibility.ts), then freed of its mix by indirect standardisation, on the scale of odds, so
 * that it stays between 0 and 1. What an agency is expected to do is learnt from the others alone: nobody
 * sets their own measure.
 */

/** Good ones of acts: of an agency in each category. */
export type Tally = { readonly of: number; readonly good: number };
export type ByCategory = ReadonlyMap<string, Tally>;

/** How many acts a wider share counts for beside a narrower one. */
export const steadying = 20;

export type Share = { value: number; low: number; high: number; deviation: number };

/**
 * The comparable shares of agencies of one kind, in their order. `deviation` is that of the logarithm of
 * the odds.
 *
 * @param overall the share of all agencies of all kinds, between 0 and 1 and neither
 */
export function comparableShares(agencies: readonly ByCategory[], overall: number): Share[] {
  const byCategory = new Map<string, Tally>();
  for (const own of agencies) {
    for (const [category, tally] of own) {
      byCategory.set(category, plus(byCategory.get(category) ?? none, tally));
    }
  }
  const all = total(byCategory);
  const seen = agencies.map((own) => {
    const { of, good } = total(own);
    const others = steadied(minus(all, { of, good }), overall);
    let expected = others;
    if (of > 0) {
      expected = 0;
      for (const [category, tally] of own) {
        const elsewhere = minus(byCategory.get(category)!, tally);
        expected += (tally.of * steadied(elsewhere, others)) / of;
      }
    }
    return { of, good, expected };
  });
  const worth = worthOfShares(seen);
  const usual = odds(steadied(all, overall));
  return seen.map(({ of, good, expected }) => {
    const drawn = (good + worth * expected) / (of + worth);
    const logOdds = Math.log((odds(drawn) / odds(expected)) * usual);
    const deviation = 1 / Math.sqrt((of + worth + 1) * drawn * (1 - drawn));
    return {
      value: shareOf(logOdds),
      low: shareOf(logOdds - z * deviation),
      high: shareOf(logOdds + z * deviation),
      deviation,
    };
  });
}

const none: Tally = { of: 0, good: 0 };
const plus = (a: Tally, b: Tally) => ({ of: a.of + b.of, good: a.good + b.good });
const minus = (a: Tally, b: Tally) => ({ of: a.of - b.of, good: a.good - b.good });
const odds = (share: number) => share / (1 - share);
const shareOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

export function total(tallies: ByCategory): Tally {
  return [...tallies.values()].reduce(plus, none);
}

/** A share of few acts, with twenty of the wider share added. */
function steadied({ of, good }: Tally, wider: number): number {
  return (good + steadying * wider) / (of + steadying);
}
