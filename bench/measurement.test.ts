import { expect, test } from 'vitest';
import { median, resultOf } from './measurement.ts';
import { tableOf } from './table.ts';

test('the median is the middle, or between the two in the middle', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([40, 10, 20, 30])).toBe(25);
  expect(() => median([])).toThrow(RangeError);
});

test('a ratio is of rounds that lie side by side, so that a slow round slows both', () => {
  const { value, ceiling, ratio, spread, ceilingSpread } = resultOf({
    ...{ name: 'filing', unit: '/s', values: [100, 10, 102], ceilings: [50, 5, 51] },
  });
  expect({ value, ceiling, ratio }).toEqual({ value: 100, ceiling: 50, ratio: 2 });
  expect({ spread, ceilingSpread }).toEqual({ spread: [10, 102], ceilingSpread: [5, 51] });
});

test.each([
  [{ of: 'ratio', atLeast: 2 } as const, true],
  [{ of: 'ratio', atLeast: 2.1 } as const, false],
  [{ of: 'value', below: 101 } as const, true],
  [{ of: 'value', below: 100 } as const, false],
  [{ of: 'value', atLeast: 100 } as const, true],
  [{ of: 'value', atLeast: 101 } as const, false],
])('a goal of %j for 100 beside 50 is met: %s', (goal, met) => {
  const rounds = { name: 'x', unit: '/s', values: [100], ceilings: [50], goal };
  expect(resultOf(rounds).met).toBe(met);
});

test('the table says of each what was measured, beside what, and whether that is enough', () => {
  const table = tableOf([
    resultOf({
      ...{ name: 'filing, 8 at once', unit: '/s', values: [1234, 1200], ceilings: [1000, 1000] },
      goal: { of: 'ratio', atLeast: 1.5 },
    }),
    resultOf({
      name: 'second start',
      unit: 's',
      values: [0.914],
      goal: { of: 'value', below: 1.5 },
    }),
  ]);
  const [headings, filing, start] = table.split('\n').map((line) => line.split(/\s{2,}/));
  expect(headings).toEqual(expect.arrayContaining(['median', 'ceiling', 'ratio', 'goal']));
  expect(filing).toEqual([
    ...['filing, 8 at once', '1217 /s', '1200–1234', '1000', '1000–1000', '1.22'],
    ...['ratio ≥ 1.5', 'NOT MET'],
  ]);
  expect(start).toEqual(['second start', '0.91 s', '0.91–0.91', '< 1.50 s', 'met']);
});
