import type { Indicator } from '@insaf/contract/indicators.ts';
import { expect, test } from 'vitest';
import { furthestFirst } from './furthest-first.ts';
import { marksOfGrowth } from './growth-figures.ts';
import { countedOf, gapOf, stateOf } from './measure.ts';
import { type TargetLine, targetAbove, targetFor } from './targets.ts';

const share: Indicator = {
  ...{ code: 'overdue', name: { ar: 'تجاوز', en: 'Overdue' }, better: 'down' },
  ...{ basis: 'cohort', numerator: 'overdue', denominator: 'received' },
};
const line = (agency_id: number, value: number | null): TargetLine => ({
  ...{ indicator_id: 1, agency_id, value, set_at: new Date(0), staff_id: null },
});
const forecast = (low: number, high: number) => ({
  ...{ forecast: { value: (low + high) / 2, low, high }, reason: null },
});
const none = (reason: 'over' | 'early') => ({ forecast: null, reason });

test('a share is of the whole of its months, never the mean of their shares', () => {
  const months = [{ received: 10, overdue: 5 }, { received: 90, overdue: 9 }, {}];
  expect(countedOf(share, months)).toEqual({ numerator: 14, denominator: 100, value: 0.14 });
  expect(countedOf(share, [{}])).toEqual({ numerator: 0, denominator: 0, value: null });
  const number = { ...share, denominator: null };
  expect(countedOf(number, months)).toEqual({ numerator: 14, denominator: null, value: 14 });
});

test('the nearest target counts, one that was taken back does not, and a number holds for its agency alone', () => {
  const lines = [line(1, 0.1), line(4, 0.2), line(19, null)];
  expect(targetFor(lines, [1, 4, 19], share)?.agency_id).toBe(4);
  expect(targetAbove(lines, [1, 4], share)?.agency_id).toBe(1);
  expect(targetFor(lines, [1, 7], share)?.agency_id).toBe(1);
  expect(targetFor([], [1, 4], share)).toBe(null);
  const number = { denominator: null };
  expect(targetFor(lines, [1, 4, 19], number)).toBe(null);
  expect(targetFor(lines, [1, 4], number)?.agency_id).toBe(4);
  expect(targetAbove(lines, [1, 4], number)).toBe(null);
});

test('where less is better, less than the target is ahead of it', () => {
  expect(gapOf(share, 0.05, 0.1)).toBeCloseTo(0.05);
  expect(gapOf({ better: 'up' }, 0.05, 0.1)).toBeCloseTo(-0.05);
  expect(gapOf(share, null, 0.1)).toBe(null);
  expect(gapOf(share, 0.05, null)).toBe(null);
});

test('it is on course by the whole of its range, at risk within it, and off course beyond', () => {
  expect(stateOf(share, 0.2, 0.1, forecast(0.05, 0.1))).toBe('on_course');
  expect(stateOf(share, 0.05, 0.1, forecast(0.05, 0.11))).toBe('at_risk');
  expect(stateOf(share, 0.05, 0.1, forecast(0.11, 0.2))).toBe('off_course');
  expect(stateOf({ better: 'up' }, 0.05, 0.1, forecast(0.11, 0.2))).toBe('on_course');
  expect(stateOf({ better: 'up' }, 0.05, 0.1, forecast(0.05, 0.2))).toBe('at_risk');
  expect(stateOf(share, 0.05, 0.1, none('early'))).toBe('open');
  expect(stateOf(share, 0.05, null, forecast(0.05, 0.1))).toBe('no_target');
  expect(stateOf(share, 0.05, 0.1, none('over'))).toBe('reached');
  expect(stateOf(share, 0.15, 0.1, none('over'))).toBe('missed');
  expect(stateOf(share, null, 0.1, none('over'))).toBe('open');
});

test('the furthest behind comes first, and those without a target last, the largest first', () => {
  const row = (gap: number | null, denominator: number) => ({
    ...{ gap, now: { numerator: 0, denominator, value: 0 } },
  });
  const rows = [row(null, 5), row(0.1, 1), row(null, 9), row(-0.2, 1), row(0.1, 7)];
  expect(rows.sort(furthestFirst)).toEqual([
    ...[row(-0.2, 1), row(0.1, 7), row(0.1, 1), row(null, 9), row(null, 5)],
  ]);
});

test('whatever an indicator of a cohort can count has its time learned', () => {
  const learned = new Set(marksOfGrowth.map(({ figure }) => figure));
  for (const name of ['verified', 'overdue', 'handed_back', 'dismissed', 'lapsed', 'withdrawn']) {
    expect(learned).toContain(name);
  }
  expect(learned).not.toContain('received');
  expect(marksOfGrowth.filter(({ figure }) => figure === 'dismissed')).toHaveLength(8);
});
