import type { ByDays } from './cell.ts';

/*
 * Kaplan and Meier's estimate of how long complaints wait for their settling. One that is not settled counts
 * as waiting up to the day until which it is known; it is never left out. Time is in whole working days: what
 * is settled on the day on which it came is settled after 0.
 *
 *     waiting after t days = product over all days d ≤ t of (1 − settled on d / known to wait until d)
 */

/** Days beyond which nothing is told apart: what takes longer is not reached. */
export const longest = 250;
/** Of the normal distribution, for intervals that hold nine times of ten. */
export const z = 1.6448536269514722;

export type Waits = { readonly settled: ByDays; readonly unsettled: ByDays };

/** Of complaints, day by day. */
export type Curve = {
  readonly of: number;
  /** How many were known to wait until the day, and were settled on it. */
  readonly atRisk: Float64Array;
  readonly settled: Float64Array;
  /** The share that waits still after the day. */
  readonly waiting: Float64Array;
};

export function curveOf({ settled, unsettled }: Waits): Curve {
  const days = longest + 1;
  const ends = new Float64Array(days);
  const settledOn = new Float64Array(days);
  let of = 0;
  for (const [after, count] of settled) {
    of += count;
    if (after < longest) settledOn[after]! += count;
    ends[Math.min(after, longest)]! += count;
  }
  for (const [after, count] of unsettled) {
    of += count;
    ends[Math.min(after, longest)]! += count;
  }
  const atRisk = new Float64Array(days);
  const waiting = new Float64Array(days);
  let known = of;
  let share = 1;
  for (let day = 0; day < days; day += 1) {
    atRisk[day] = known;
    if (settledOn[day]! > 0) share *= 1 - settledOn[day]! / known;
    waiting[day] = share;
    known -= ends[day]!;
  }
  return { of, atRisk, settled: settledOn, waiting };
}

/** The first day after which at most this share waits; null when it is not reached. */
export function dayWhenWaiting({ waiting }: Curve, share: number): number | null {
  const day = waiting.findIndex((still) => still <= share + 1e-12);
  return day < 0 ? null : day;
}

/**
 * Between which days the median lies, by Brookmeyer and Crowley: those on which half is within the log-log
 * interval of the share that waits, with Greenwood's variance.
 */
export function medianWithin(curve: Curve): { low: number | null; high: number | null } {
  let low: number | null = null;
  let greenwood = 0;
  for (let day = 0; day <= longest; day += 1) {
    const [known, settled] = [curve.atRisk[day]!, curve.settled[day]!];
    if (settled === 0) continue;
    if (known > settled) greenwood += settled / (known * (known - settled));
    const { from, to } = within(curve.waiting[day]!, greenwood);
    if (low === null && from <= 0.5) low = day;
    if (to <= 0.5) return { low, high: day };
  }
  return { low, high: null };
}

/** The interval of a share that waits, on the scale of log(−log): it never leaves 0 to 1. */
export function within(waiting: number, greenwood: number): { from: number; to: number } {
  if (waiting <= 0 || waiting >= 1) return { from: waiting, to: waiting };
  const log = Math.log(waiting);
  const spread = Math.exp((z * Math.sqrt(greenwood)) / Math.abs(log));
  return { from: waiting ** spread, to: waiting ** (1 / spread) };
}

/**
 * Mean working days that a complaint waits, when no more than so many are counted of each: the area under
 * the curve; and the variance of that mean by Greenwood's formula.
 */
export function meanWait(curve: Curve, horizon: number): { mean: number; variance: number } {
  let [mean, variance] = [0, 0];
  for (let day = horizon - 1; day >= 0; day -= 1) {
    mean += curve.waiting[day]!;
    const [known, settled] = [curve.atRisk[day]!, curve.settled[day]!];
    if (settled > 0 && known > settled) {
      variance += (mean * mean * settled) / (known * (known - settled));
    }
  }
  return { mean, variance };
}
