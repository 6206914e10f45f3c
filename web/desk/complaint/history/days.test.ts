import { expect, test } from 'vitest';
import { speaking } from '../speaking.ts';
import { foldMiddle } from './fold.ts';

test('a day ends at midnight on the wall of the installation, not in London', async () => {
  const { byDay } = await speaking('en', () => import('./days.ts'));
  const days = byDay([
    { at: '2026-07-05T20:59:00Z' },
    { at: '2026-07-05T21:01:00Z' },
    { at: '2026-07-06T07:00:00Z' },
  ]);
  expect(days.map(({ key, entries }) => [key, entries.length])).toEqual([
    ['2026-07-05', 1],
    ['2026-07-06', 2],
  ]);
  expect(days[0]!.title).toContain('5 July');
});

test('a short history is shown whole, a long one by its beginning and its end', () => {
  const steps = (count: number) => Array.from({ length: count }, (_, index) => index);
  expect(foldMiddle(steps(13))).toEqual({ before: steps(13), hidden: [], after: [] });
  const { before, hidden, after } = foldMiddle(steps(60));
  expect([before, hidden.length, after.at(0), after.at(-1)]).toEqual([[0, 1], 50, 52, 59]);
});
