import { expect, test } from 'vitest';
import { shareOf, sharesOf } from './shares.ts';

const percents = (parts: number[]) => sharesOf(parts).map(({ percent }) => percent);

test('three equal parts add up to a hundred: the first takes the tenth that is missing', () => {
  expect(percents([1, 1, 1])).toEqual([33.4, 33.3, 33.3]);
  expect(shareOf(1, 3).percent).toBe(33.3);
});

test('whatever the parts, they add up to a hundred and none is off by a tenth', () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const parts = Array.from({ length: 1 + (seed % 9) }, (_, at) => (seed * (at + 7) * 31) % 97);
    const whole = parts.reduce((sum, part) => sum + part, 0);
    if (whole === 0) continue;
    const tenths = percents(parts).map((percent) => Math.round(percent! * 10));
    expect(tenths.reduce((sum, each) => sum + each, 0)).toBe(1000);
    for (const [at, part] of parts.entries()) {
      expect(Math.abs(tenths[at]! - (part * 1000) / whole)).toBeLessThan(1);
    }
  }
});

test('of nothing there are no shares', () => {
  expect(percents([0, 0])).toEqual([null, null]);
  expect(shareOf(0, 0)).toEqual({ numerator: 0, denominator: 0, percent: null });
});
