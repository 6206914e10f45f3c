import { expect, test } from 'vitest';
import { chanceOfScore, scoreOfChance } from './chance.ts';
import { bunchingOf, corrected, unbunched } from './corrected.ts';

test('chances are told for all that was looked at', () => {
  // Benjamini and Hochberg by hand: 0.01·4/1, 0.02·4/2, 0.03·4/3, 0.9·4/4, each no more than the next.
  const told = corrected([0.03, 0.01, 0.9, 0.02]);
  expect(told.map((chance) => Number(chance.toFixed(6)))).toEqual([0.04, 0.04, 0.9, 0.04]);
  expect(corrected([0.001])).toEqual([0.001]);
  expect(corrected([])).toEqual([]);
});

test('what was looked at and cannot stand out counts too, and so does sharing with others', () => {
  expect(corrected([0.001], 20)[0]).toBeCloseTo(0.02, 12);
  expect(corrected([0.001], 20, 0.2)[0]).toBeCloseTo(0.1, 12);
  expect(corrected([0.4], 20)).toEqual([1]);
});

/** What dice give of so many comparisons, as squares of scores. */
const even = (of: number, times = 1) =>
  Array.from({ length: of }, (_, no) => times * scoreOfChance((no + 0.5) / of) ** 2);

test('what lies farther apart than dice let it is taken for bunched', () => {
  expect(bunchingOf(even(50))).toBeCloseTo(1, 1);
  expect(bunchingOf(even(50, 3))).toBeCloseTo(3, 0);
  expect(bunchingOf(even(50, 0.2))).toBe(1);
  expect(unbunched(chanceOfScore(4), 4)).toBeCloseTo(chanceOfScore(2), 9);
  expect(unbunched(0.01, 1)).toBe(0.01);
});

test('one that really changed does not make the others bunched, and few tell nothing', () => {
  expect(bunchingOf([400, ...even(11).slice(1)])).toBe(1);
  expect(bunchingOf([400, 400, 400])).toBe(1);
});
