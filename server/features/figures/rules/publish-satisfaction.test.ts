import { expect, test } from 'vitest';
import { publishSatisfaction } from './publish-satisfaction.ts';

const none = { graded_1: 0, graded_2: 0, graded_3: 0, graded_4: 0, graded_5: 0 };
const month = (start: string, more: object) => ({
  start,
  surveyed: 20,
  reached: 9,
  ...none,
  ...more,
});

test('a month is told with how many were asked and answered, and how many of those gave 4 or 5', () => {
  const sums = [month('2026-06-01', { graded_2: 2, graded_4: 3, graded_5: 4 })];
  expect(publishSatisfaction(sums, '2026-07-01')).toEqual([
    { month: '2026-06-01', asked: 20, answered: 9, good: 7 },
  ]);
});

test('fewer than five answers are not told, nor how many they were', () => {
  expect(publishSatisfaction([month('2026-06-01', { graded_1: 4 })], '2026-07-01')).toEqual([
    { month: '2026-06-01', asked: 20, answered: null, good: null },
  ]);
});

test('a month in which somebody may still answer is not told at all', () => {
  const sums = [month('2026-06-01', { graded_5: 9 }), month('2026-07-01', { graded_5: 9 })];
  expect(publishSatisfaction(sums, '2026-07-01').map((each) => each.month)).toEqual(['2026-06-01']);
  expect(publishSatisfaction([month('2026-05-01', { surveyed: 0 })], '2026-07-01')).toEqual([]);
});
