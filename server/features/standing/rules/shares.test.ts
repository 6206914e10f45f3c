import { expect, test } from 'vitest';
import { worthOfMeans, worthOfShares } from './credibility.ts';
import { comparableShares } from './shares.ts';

const one = (of: number, good: number, category = 'waste') => new Map([[category, { of, good }]]);
const many = (count: number, of: number, good: number) =>
  Array.from({ length: count }, () => one(of, good));

test('an expectation is worth much where agencies are alike, and little where they differ', () => {
  const alike = [48, 50, 52].map((good) => ({ of: 100, good, expected: 0.5 }));
  expect(worthOfShares(alike)).toBe(1000);
  const different = [2, 50, 98].map((good) => ({ of: 100, good, expected: 0.5 }));
  expect(worthOfShares(different)).toBe(10);
});

test('by moments: two agencies of a hundred at 40 and 60 make it worth 32 acts', () => {
  // beyond: 2 × (100 − 25) = 150; possible: 2 × 25 × 99 = 4950; 4950 / 150 − 1 = 32
  const two = [40, 60].map((good) => ({ of: 100, good, expected: 0.5 }));
  expect(worthOfShares(two)).toBeCloseTo(32, 9);
});

test('by moments of means: two of fifty complaints, two days off to either side, by their variance', () => {
  // a variance of 4, beyond: 2 × (50 × 4 − 4) = 392; 4 × 100 / 392 = 1.02, but never less than 10
  const two = [2, -2].map((offset) => ({ of: 50, offset }));
  expect(worthOfMeans(two, 4)).toBe(10);
  // with a variance of 100: beyond 2 × (200 − 100) = 200; 100 × 100 / 200 = 50
  expect(worthOfMeans(two, 100)).toBeCloseTo(50, 9);
  expect(worthOfMeans([{ of: 0, offset: 0 }], 4)).toBe(1000);
});

test('one perfect case says next to nothing, a hundred say much', () => {
  const field = many(8, 100, 60);
  const [tiny] = comparableShares([one(1, 1), ...field], 0.6);
  const [proven] = comparableShares([one(100, 95), ...field], 0.6);
  expect(tiny!.value).toBeLessThan(0.65);
  expect(tiny!.value).toBeGreaterThan(0.59);
  expect(proven!.value).toBeGreaterThan(0.75);
});

test('with nothing at all it is what is usual, and always between 0 and 1', () => {
  const shares = comparableShares([one(0, 0), ...many(5, 50, 50), one(3, 0), new Map()], 0.9);
  for (const { value, low, high } of shares) {
    expect(0 < low && low < value && value < high && high < 1).toBe(true);
  }
  expect(shares[0]).toEqual(shares.at(-1));
  for (const lonely of comparableShares([new Map()], 0.5)) expect(lonely.value).toBeCloseTo(0.5);
});

test('whoever has the hard categories is not behind whoever has the easy ones', () => {
  const of = (easy: [number, number], hard: [number, number]) =>
    new Map([
      ['easy', { of: easy[0], good: easy[1] }],
      ['hard', { of: hard[0], good: hard[1] }],
    ]);
  const usual = Array.from({ length: 6 }, () => of([100, 90], [100, 30]));
  const [easy, hard] = comparableShares(
    [of([190, 171], [10, 3]), of([10, 9], [190, 57]), ...usual],
    0.6,
  );
  expect(Math.abs(easy!.value - hard!.value)).toBeLessThan(0.03);
});

test('nobody sets their own measure: who alone has most of a category and fails is seen failing', () => {
  const own = new Map([['rare', { of: 300, good: 3 }]]);
  const [alone] = comparableShares([own, ...many(6, 100, 70)], 0.7);
  expect(alone!.value).toBeLessThan(0.1);
});
