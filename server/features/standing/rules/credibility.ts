/*
 * Empirical Bayes: how far what an agency's few complaints show is drawn towards what would be expected of
 * an agency of its kind with its mix of categories. How much that expectation is worth, in complaints, is
 * learnt from how much agencies differ beyond chance (moments, so there is always an answer), and is kept
 * between 10 and 1,000.
 */

export const [leastWorth, mostWorth] = [10, 1000];

/** Of an agency: acts, the good ones among them, and the share expected. */
export type Seen = { readonly of: number; readonly good: number; readonly expected: number };

/** In how many acts an expectation of shares is worth: of beta-binomial counts, by moments. */
export function worthOfShares(agencies: readonly Seen[]): number {
  let [beyond, possible] = [0, 0];
  for (const { of, good, expected } of agencies) {
    const variance = of * expected * (1 - expected);
    beyond += (good - of * expected) ** 2 - variance;
    possible += variance * (of - 1);
  }
  return worth(beyond <= 0 ? 0 : beyond / possible);
}

/**
 * The same of means: `offset` is how far each agency's mean is from what was expected.
 *
 * @param variance of one complaint
 */
export function worthOfMeans(
  agencies: readonly { readonly of: number; readonly offset: number }[],
  variance: number,
): number {
  let [beyond, of] = [0, 0];
  for (const agency of agencies) {
    if (agency.of === 0) continue;
    beyond += agency.of * agency.offset ** 2 - variance;
    of += agency.of;
  }
  if (beyond <= 0) return mostWorth;
  return clamp((variance * of) / beyond, leastWorth, mostWorth);
}

/** @param alike share of the variance that agencies are the cause of, from 0 */
function worth(alike: number): number {
  return alike <= 0 ? mostWorth : clamp(1 / alike - 1, leastWorth, mostWorth);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
