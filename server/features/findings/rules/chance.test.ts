import { expect, test } from 'vitest';
import { chanceOfMore, chanceOfScore, chanceOfShares, scoreOfChance } from './chance.ts';

test('two shares are held against each other exactly, with half of what was seen', () => {
  // A lady tasting tea, 3 of 4 right: Fisher's 0.4857 two-sided, less half of the two tables seen.
  const chance = chanceOfShares({ count: 3, of: 4 }, { count: 1, of: 4 });
  expect(chance).toBeCloseTo(0.4857 - 16 / 70, 4);
  // All right: 2 of 70 tables, half of each.
  expect(chanceOfShares({ count: 4, of: 4 }, { count: 0, of: 4 })).toBeCloseTo(1 / 70, 10);
});

test('it does not matter which of two shares comes first, nor which side is counted', () => {
  const [one, other] = [
    { count: 12, of: 40 },
    { count: 30, of: 55 },
  ];
  const chance = chanceOfShares(one, other);
  expect(chanceOfShares(other, one)).toBeCloseTo(chance, 12);
  expect(chanceOfShares({ count: 28, of: 40 }, { count: 25, of: 55 })).toBeCloseTo(chance, 12);
});

test('equal shares, and shares of nothing, differ by nothing but noise', () => {
  expect(chanceOfShares({ count: 5, of: 10 }, { count: 50, of: 100 })).toBeGreaterThan(0.8);
  expect(chanceOfShares({ count: 0, of: 0 }, { count: 5, of: 10 })).toBe(1);
  expect(chanceOfShares({ count: 0, of: 30 }, { count: 0, of: 40 })).toBe(1);
});

test('of many the proportions are compared, and where both ways can be gone they agree', () => {
  const exact = chanceOfShares({ count: 800, of: 1990 }, { count: 880, of: 1990 });
  const scaled = chanceOfShares({ count: 804, of: 2010 }, { count: 889, of: 2010 });
  expect(exact / scaled).toBeGreaterThan(0.5);
  expect(exact / scaled).toBeLessThan(2);
});

test('more than expected is counted as Poisson, far out too', () => {
  // P(X >= 4) of 1 = 0.018988, less half of P(X = 4) = 0.015328.
  expect(chanceOfMore(4, 1)).toBeCloseTo(0.018988 - 0.015328 / 2, 5);
  expect(chanceOfMore(0, 2)).toBeCloseTo(1 - Math.exp(-2) / 2, 10);
  const far = chanceOfMore(60, 10);
  expect(far).toBeGreaterThan(0);
  expect(far).toBeLessThan(1e-20);
  expect(chanceOfMore(3, 0)).toBe(0);
});

test('the normal distribution is known at its usual points, and back', () => {
  expect(chanceOfScore(1.959963985)).toBeCloseTo(0.05, 9);
  expect(chanceOfScore(0)).toBe(1);
  expect(chanceOfScore(6)).toBeCloseTo(1.973175e-9, 14);
  expect(scoreOfChance(0.05)).toBeCloseTo(1.959963985, 6);
  expect(scoreOfChance(1)).toBe(0);
});
