import { expect, test } from 'vitest';
import { intervalOf, satisfactionOf } from './satisfaction.ts';

test('a share of those who answered stands with how many were asked, reached and answered', () => {
  const found = satisfactionOf({
    surveyed: 20,
    reached: 12,
    graded_5: 4,
    graded_4: 2,
    graded_1: 2,
  });
  expect(found).toMatchObject({ asked: 20, reached: 12, answered: 8, good: 6 });
  expect(found.grades).toEqual([2, 0, 0, 2, 4]);
});

test('fewer than five answers tell no grade, and how many there are', () => {
  expect(satisfactionOf({ surveyed: 9, reached: 6, graded_1: 4 })).toEqual({
    ...{ asked: 9, reached: 6, answered: 4 },
    ...{ grades: null, good: null, low: null, high: null },
  });
  expect(satisfactionOf({}).asked).toBe(0);
});

test('the interval is wide for few, narrow for many, and within 0 and 1', () => {
  // 6 of 8 by Wilson's formula, worked out by hand
  const { low, high } = intervalOf(6, 8);
  expect(low).toBeCloseTo(0.409, 3);
  expect(high).toBeCloseTo(0.929, 3);
  const many = intervalOf(600, 800);
  expect(many.high - many.low).toBeLessThan(0.07);
  expect(intervalOf(5, 5).high).toBe(1);
  expect(intervalOf(0, 5).low).toBe(0);
});
