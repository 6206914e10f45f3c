import { expect, test } from 'vitest';
import { periodsOn } from './periods.ts';

const namesOn = (day: string) => periodsOn(day).map(({ name }) => name);

test('the running year and quarter are computed, and those that ended up to three months ago', () => {
  expect(namesOn('2026-07-05')).toEqual(['2026', '2026-Q3', '2026-Q2']);
  expect(namesOn('2026-02-01')).toEqual(['2026', '2025', '2026-Q1', '2025-Q4']);
  expect(namesOn('2026-04-02')).toEqual(['2026', '2025', '2026-Q2', '2026-Q1', '2025-Q4']);
  expect(namesOn('2026-04-03')).toEqual(['2026', '2026-Q2', '2026-Q1']);
});

test('a quarter has its days, both included', () => {
  expect(periodsOn('2026-12-31')[1]).toEqual({
    name: '2026-Q4',
    from: '2026-10-01',
    to: '2026-12-31',
  });
});
