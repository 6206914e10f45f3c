import { expect, test } from 'vitest';
import { curveOf, dayWhenWaiting, meanWait, medianWithin, within } from './survival.ts';

const once = (days: readonly number[]) => {
  const counts = Map.groupBy(days, (day) => day);
  return [...counts].map(([day, all]) => [day, all.length] as const);
};

/** Weeks of remission under 6-mercaptopurine, Freireich and others 1963, the textbooks' example. */
const freireich = {
  settled: once([6, 6, 6, 7, 10, 13, 16, 22, 23]),
  unsettled: once([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
};

test('is the estimate of Kaplan and Meier that textbooks print for the trial of Freireich', () => {
  const { of, atRisk, waiting } = curveOf(freireich);
  expect(of).toBe(21);
  expect([6, 7, 10, 13, 16, 22, 23].map((week) => atRisk[week])).toEqual([
    21, 17, 15, 12, 11, 7, 6,
  ]);
  const printed = {
    5: 1,
    6: 0.857,
    7: 0.807,
    10: 0.753,
    13: 0.69,
    16: 0.627,
    22: 0.538,
    23: 0.448,
  };
  for (const [week, share] of Object.entries(printed)) {
    expect(waiting[Number(week)]).toBeCloseTo(share, 3);
  }
  expect(dayWhenWaiting(curveOf(freireich), 0.5)).toBe(23);
});

test('the interval by log-log is the one that is printed for ten weeks, at nine of ten', () => {
  // Greenwood's standard error after ten weeks is 0.0963 of 0.7529
  const greenwood = (0.0963 / 0.7529) ** 2;
  const { from, to } = within(0.7529, greenwood);
  // log(-log 0.7529) = -1.2595; ± 1.6449 × 0.1279 / 0.2838
  expect(from).toBeCloseTo(Math.exp(-Math.exp(-1.2595 + 0.7413)), 3);
  expect(to).toBeCloseTo(Math.exp(-Math.exp(-1.2595 - 0.7413)), 3);
  expect(within(1, 0)).toEqual({ from: 1, to: 1 });
});

test('a median that half did not reach is said as not reached, and so is its upper end', () => {
  const few = curveOf({ settled: [[3, 2]], unsettled: [[20, 5]] });
  expect(dayWhenWaiting(few, 0.5)).toBeNull();
  expect(dayWhenWaiting(few, 0.1)).toBeNull();
  // two of seven may well be more than half of all that will come
  expect(medianWithin(few)).toEqual({ low: 3, high: null });
  const fewer = curveOf({ settled: [[3, 2]], unsettled: [[20, 50]] });
  expect(medianWithin(fewer)).toEqual({ low: null, high: null });
  expect(medianWithin(curveOf(freireich))).toEqual({ low: 13, high: null });
});

test('what is not settled waits on: leaving it out would make the time half as long', () => {
  const unfinished = { settled: once([2, 4, 6]), unsettled: once([30, 30, 30]) };
  expect(dayWhenWaiting(curveOf({ ...unfinished, unsettled: [] }), 0.5)).toBe(4);
  expect(dayWhenWaiting(curveOf(unfinished), 0.5)).toBe(6);
  expect(dayWhenWaiting(curveOf(unfinished), 0.1)).toBeNull();
});

test('the mean up to a horizon is the area under the curve, with the variance worked out by hand', () => {
  const curve = curveOf({ settled: once([0, 10]), unsettled: once([20]) });
  const { mean, variance } = meanWait(curve, 60);
  // 10 days at 2/3 and 50 at 1/3
  expect(mean).toBeCloseTo(10 * (2 / 3) + 50 / 3, 9);
  // (23.33)² / (3 × 2) + (16.67)² / (2 × 1)
  expect(variance).toBeCloseTo((70 / 3) ** 2 / 6 + (50 / 3) ** 2 / 2, 6);
  expect(meanWait(curveOf({ settled: [], unsettled: [] }), 60)).toEqual({ mean: 60, variance: 0 });
});

test('what is settled beyond the longest time counts as waiting until then', () => {
  const curve = curveOf({ settled: [[900, 1]], unsettled: [] });
  expect(curve.waiting.at(-1)).toBe(1);
  expect(dayWhenWaiting(curve, 0.5)).toBeNull();
});
