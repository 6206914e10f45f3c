/*
 * How likely noise alone shows as much. Everything here is two-sided unless it says otherwise, and a chance is
 * a probability from 0 to 1.
 */

/** So many of so many. */
export type Share = { readonly count: number; readonly of: number };

/** Up to so many in both together, a share is held against another exactly. */
const exactUpTo = 4000;

/**
 * That two shares differ as much as these, or more, if they come from one: Fisher's exact test with half of
 * the chance of what was seen (mid-p), which is neither too careful nor too bold with few; of many, the test of
 * two proportions, which then agrees with it.
 */
export function chanceOfShares(now: Share, before: Share): number {
  const of = now.of + before.of;
  const count = now.count + before.count;
  if (now.of === 0 || before.of === 0 || count === 0 || count === of) return 1;
  if (of > exactUpTo) {
    const share = count / of;
    const error = Math.sqrt(share * (1 - share) * (1 / now.of + 1 / before.of));
    return chanceOfScore((now.count / now.of - before.count / before.of) / error);
  }
  const all = logChoose(of, count);
  const chanceOf = (here: number) =>
    Math.exp(logChoose(now.of, here) + logChoose(before.of, count - here) - all);
  const seen = chanceOf(now.count);
  let chance = 0;
  const most = Math.min(now.of, count);
  for (let here = Math.max(0, count - before.of); here <= most; here += 1) {
    const each = chanceOf(here);
    if (Math.abs(each - seen) <= seen * 1e-9) chance += each / 2;
    else if (each < seen) chance += each;
  }
  return Math.min(1, chance);
}

/** That so many or more are counted where so many were to be expected (Poisson, mid-p, one-sided). */
export function chanceOfMore(count: number, expected: number): number {
  if (expected <= 0) return count > 0 ? 0 : 1;
  if (expected > 1000) return chanceOfScore((count - expected) / Math.sqrt(expected)) / 2;
  const chanceOf = (n: number) => Math.exp(n * Math.log(expected) - expected - logFactorial(n));
  if (count <= expected) {
    let below = chanceOf(count) / 2;
    for (let n = 0; n < count; n += 1) below += chanceOf(n);
    return Math.max(0, 1 - below);
  }
  // Added from where it is largest, so that a chance of one in a million is not lost in rounding.
  let above = chanceOf(count) / 2;
  for (let n = count + 1; ; n += 1) {
    const each = chanceOf(n);
    above += each;
    if (each <= above * 1e-12) return above;
  }
}

/** That a standard normal lies so far from 0, or farther. */
export function chanceOfScore(score: number): number {
  return errorComplement(Math.abs(score) / Math.SQRT2);
}

/** How far from 0 a standard normal lies with such a chance; not negative. */
export function scoreOfChance(chance: number): number {
  if (chance >= 1) return 0;
  let [low, high] = [0, 38];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (chanceOfScore(middle) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Complementary error function of what is not negative, to about twelve digits: by its series near 0, by its
 * continued fraction beyond.
 */
function errorComplement(x: number): number {
  if (x < 2.5) {
    let [term, sum] = [x, x];
    for (let n = 1; n < 200 && Math.abs(term) > 1e-17 * sum; n += 1) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

const factorials: number[] = [0];
/** Grows with the largest that was asked for. */
function logFactorial(n: number): number {
  for (let next = factorials.length; next <= n; next += 1) {
    factorials.push(factorials[next - 1]! + Math.log(next));
  }
  return factorials[n]!;
}

const logChoose = (of: number, count: number): number =>
  logFactorial(of) - logFactorial(count) - logFactorial(of - count);
