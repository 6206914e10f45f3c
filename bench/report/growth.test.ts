import { expect, test } from 'vitest';
import { resultOf } from '../measurement.ts';
import { growthOf, growthPicture } from './growth.ts';
import { markdownOf } from './markdown.ts';

const measured = (name: string, complaints: number | undefined, value: number) =>
  resultOf({ name, unit: 'ms', values: [value], ...(complaints ? { complaints } : {}) });

test('what was measured at several sizes is a panel, smallest first, and the last of one size counts', () => {
  const results = [
    measured('queue', 1_000_000, 3),
    measured('queue', 100_000, 9),
    measured('queue', 100_000, 2),
    measured('opening', 100_000, 2),
    measured('start', undefined, 2),
  ];
  const points = [
    { complaints: 100_000, value: 2 },
    { complaints: 1_000_000, value: 3 },
  ];
  expect(growthOf(results)).toEqual([{ name: 'queue', unit: 'ms', points }]);
});

test('the picture names sizes and values, and no name breaks out of it', () => {
  const points = [
    { complaints: 100_000, value: 1.234 },
    { complaints: 10_000_000, value: 2 },
  ];
  const picture = growthPicture([{ name: 'a <b> & c', unit: 'ms', points }]);
  for (const text of ['100k', '10M', '1.23', 'a &lt;b&gt; &amp; c'])
    expect(picture).toContain(text);
});

test('a row says what was measured, beside its ceiling and its goal', () => {
  const goal = { of: 'ratio', below: 2 } as const;
  const row = { name: 'queue', unit: 'ms', values: [3, 6, 5], ceilings: [2, 2, 2], goal };
  const table = markdownOf([resultOf({ ...row, complaints: 1_000_000 })]);
  expect(table.split('\n').at(-1)).toBe(
    '| queue | 1M | 5 ms | 3–6 | 2 | 2.5 | ratio < 2 | **not met** |',
  );
});
