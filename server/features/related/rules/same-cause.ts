import { causeMetres } from '@insaf/contract/related.ts';
import { areAlike } from './word-likeness.ts';

/** How two complaints compare. */
export type Compared = {
  readonly sameSubject: boolean;
  /** Between the two; null where one has no position. */
  readonly metres: number | null;
  /** Of their words, 0 to 1. */
  readonly likeness: number;
  /** Between the days on which they were received, whichever came first. */
  readonly days: number;
};

/**
 * Whether two complaints of one place, or near each other, seem to have a cause in common: near, it is
 * enough that they are about the same, by their subject or by their words. Farther apart their words have
 * to be alike. Where it is not known how far, either is enough.
 */
export function isLikelySame({ sameSubject, metres, likeness }: Compared): boolean {
  if (areAlike(likeness)) return true;
  return sameSubject && (metres === null || metres <= causeMetres);
}

/** How likely it is, for the order: subject, words and nearness weigh alike, and then time. */
export function weightOf({ sameSubject, metres, likeness, days }: Compared): number {
  const nearness = metres === null ? 0 : Math.max(0, 1 - metres / causeMetres);
  return (sameSubject ? 2 : 0) + 2 * likeness + 2 * nearness + 1 / (1 + days / 7);
}
