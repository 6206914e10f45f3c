import { expect, test } from 'vitest';
import { changesOf } from './changed.ts';
import {
  chanceOfWaits,
  comparableWaits,
  meanWait,
  type Waited,
  type Window,
  waitMatters,
  windowOf,
} from './waiting.ts';

const waited = (of: number, ...settledAfter: [number, number][]): Waited => ({
  ...{ of, settledAfter: new Map(settledAfter) },
});

test('each complaint of both periods is given equal days, and as many days of receipt', () => {
  // 36 days that ended two months ago: all of them have had 30 days.
  expect(windowOf([100, 135], 64, 200)).toEqual({ within: 30, now: [100, 135], before: [64, 99] });
  // They ended yesterday: 30 days would leave five of them, 14 leave 21.
  expect(windowOf([100, 135], 64, 136)).toEqual({
    within: 14,
    now: [100, 121 - 0],
    before: [64, 85],
  });
});

test('a period too young for any comparison has none', () => {
  expect(windowOf([100, 106], 93, 107)).toBeNull();
  expect(windowOf([100, 106], 93, 114)).toEqual({ within: 7, now: [100, 106], before: [93, 99] });
});

test('a complaint of the last day compared has had all its days', () => {
  for (let today = 100; today < 200; today += 1) {
    const window = windowOf([100, 135], 64, today);
    if (window === null) continue;
    // Whole days: those of the day on which they ended are over.
    expect(window.now[1] + window.within).toBeLessThan(today);
    expect(window.now[1]).toBeLessThanOrEqual(135);
    expect(window.now[1] - window.now[0]).toBe(window.before[1] - window.before[0]);
  }
});

/*
 * The trap: complaints are settled exactly as before, a tenth of those that wait each day, and the period has
 * just ended. Whoever compared what became of both until now would find the young ones hardly settled.
 */
test('a period that has just ended is not worse for being young', () => {
  const [today, from, to, beforeFrom] = [136, 100, 135, 64];
  const settledUntil = (received: number, last: number): [number, number][] => {
    const found: [number, number][] = [];
    let waiting = 1000;
    for (let after = 0; received + after <= last; after += 1) {
      found.push([after, waiting / 10]);
      waiting *= 0.9;
    }
    return found;
  };
  const counted = (first: number, last: number, within: number): Waited => {
    const sums = new Map<number, number>();
    for (let day = first; day <= last; day += 1) {
      for (const [after, count] of settledUntil(day, today - 1)) {
        if (after <= within) sums.set(after, (sums.get(after) ?? 0) + count);
      }
    }
    return { of: 1000 * (last - first + 1), settledAfter: sums };
  };
  const naive = 365;
  const [young, old] = [counted(from, to, naive), counted(beforeFrom, from - 1, naive)];
  const shareOf = ({ of, settledAfter }: Waited) =>
    [...settledAfter.values()].reduce((sum, count) => sum + count, 0) / of;
  expect(shareOf(young)).toBeLessThan(shareOf(old) - 0.15);

  const window = windowOf([from, to], beforeFrom, today) as Window;
  const now = counted(...window.now, window.within);
  const before = counted(...window.before, window.within);
  expect(chanceOfWaits(now, before, window.within)).toBeCloseTo(1, 6);
  const days = { from: '', to: '', beforeFrom: '', beforeTo: '' };
  const about = { agency: { code: 'a', name: { ar: 'أ', en: 'A' } } };
  const found = changesOf([], days, [{ about, now, before }], { within: window.within, days });
  expect(found).toEqual({ found: [], looked: 1 });
});

test('what is not settled waits all its days and is never left out', () => {
  expect(meanWait(waited(4, [0, 1], [2, 1]), 14)).toBe((0 + 2 + 14 + 14) / 4);
  expect(meanWait(waited(0), 14)).toBe(14);
});

test('the log-rank test agrees with one worked out by hand', () => {
  // Two of two settled on day 1 against none of two: expected 1 of 2, variance 2·2·2·2 / (16·3) = 1/3.
  const chance = chanceOfWaits(waited(2, [1, 2]), waited(2), 7);
  expect(chance).toBeCloseTo(0.0833, 3);
  expect(chanceOfWaits(waited(5, [3, 5]), waited(5, [3, 5]), 7)).toBe(1);
});

test('an agency with one complaint is not compared, and a day is the least that is told', () => {
  expect(comparableWaits(waited(1, [1, 1]), waited(40, [1, 9]))).toBe(false);
  expect(comparableWaits(waited(40), waited(40))).toBe(false);
  expect(waitMatters(9, 10)).toBe(true);
  expect(waitMatters(9.2, 10)).toBe(false);
  expect(waitMatters(28, 30)).toBe(false);
});
