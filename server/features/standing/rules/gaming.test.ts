import { expect, test } from 'vitest';
import { countsOf } from './cell.ts';
import { flagsOf, wilsonLow } from './gaming.ts';

const none = countsOf([]);

test("the lower end is Wilson's, as worked out by hand for 30 of 40", () => {
  // share 0.75, z² = 2.7055: (0.75 + 0.033819 − 1.6449 × √(0.0046875 + 0.00042274)) / 1.0676
  expect(wilsonLow(30, 40)).toBeCloseTo(0.624, 3);
  expect(wilsonLow(0, 0)).toBe(0);
  expect(wilsonLow(1, 1)).toBeLessThan(0.27);
});

test('few cases raise no flag, many do, and take off half of what is beyond chance', () => {
  expect(flagsOf({ ...none, settlements: 9, last_days: 9 })).toEqual([]);
  expect(flagsOf({ ...none, settlements: 40, last_days: 10 })).toEqual([]);
  const [flag] = flagsOf({ ...none, settlements: 400, last_days: 400 });
  expect(flag).toMatchObject({ flag: 'last_days', of: 400, count: 400 });
  expect(flag!.discount).toBeGreaterThan(0.49);
});

test('each of the four is counted of what it is about', () => {
  const counts = {
    ...none,
    ...{ came: 100, handed_back: 90, dismissed: 90 },
    ...{ replies: 50, one_text: 45, settlements: 50, last_days: 45 },
  };
  expect(flagsOf(counts).map(({ flag, of, count }) => [flag, count, of])).toEqual([
    ['last_days', 45, 50],
    ['one_text', 45, 50],
    ['hands_back', 90, 100],
    ['dismisses', 90, 100],
  ]);
});
