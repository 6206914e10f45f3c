import { chanceOfScore, scoreOfChance } from './chance.ts';

/*
 * What has to be taken off a chance before it is told: complaints come in bunches, so shares differ by more
 * than dice do; and who looks at a hundred things sees some differ.
 */

/** Of the squares of standard normals, the mean of the smallest nine tenths. */
const meanOfCalm = 0.623;
const calm = 0.9;
/** Fewer comparisons than this do not tell how bunched complaints are. */
const fewest = 8;

/**
 * How many times as far things lie apart as dice would let them, in squares: of the calmest nine tenths, so that
 * what really changed hardly counts in it. Never less than once.
 *
 * @param squares of standard scores
 */
export function bunchingOf(squares: readonly number[]): number {
  if (squares.length < fewest) return 1;
  const kept = squares.toSorted((a, b) => a - b).slice(0, Math.floor(squares.length * calm));
  const mean = kept.reduce((sum, square) => sum + square, 0) / kept.length;
  return Math.max(1, mean / meanOfCalm);
}

/** A chance, where complaints of one cause, one storm or one day count as the bunch that they are. */
export function unbunched(chance: number, bunching: number): number {
  return bunching === 1 ? chance : chanceOfScore(scoreOfChance(chance) / Math.sqrt(bunching));
}

/**
 * Chances for all that was looked at together (Benjamini and Hochberg): where nothing changed at all, one of
 * them falls to `q` or below with the chance `q` at most.
 *
 * @param looked how many were looked at, when some that cannot stand out are not among the chances
 * @param share of the whole chance that these may take, where others are looked at beside them
 */
export function corrected(
  chances: readonly number[],
  looked: number = chances.length,
  share = 1,
): number[] {
  const order = chances.map((_, index) => index).sort((a, b) => chances[b]! - chances[a]!);
  const found = new Array<number>(chances.length);
  let least = 1;
  for (const [after, index] of order.entries()) {
    const rank = chances.length - after;
    least = Math.min(least, (chances[index]! * looked) / rank / share);
    found[index] = least;
  }
  return found;
}
