import { expect, test } from 'vitest';
import { differencesOf, type NumberLine } from './differences.ts';

const line = (part: string, figure: string, count: number): NumberLine => ({
  ...{ part, code: part, name_ar: part, name_en: part, from: '2026-07-01', to: '2026-08-05' },
  ...{ basis: 'cohort', figure, count },
});

test('numbers that differ are told, those of the whole first and then the furthest apart', () => {
  const was = [line('whole', 'open', 5), line('agency', 'open', 9), line('agency', 'answered', 3)];
  const now = [line('whole', 'open', 4), line('agency', 'open', 1), line('agency', 'answered', 5)];
  const { differences } = differencesOf(was, now);
  expect(
    differences.map(({ part, figure, was: before, now: after }) => [part, figure, before, after]),
  ).toEqual([
    ['whole', 'open', 5, 4],
    ['agency', 'open', 9, 1],
    ['agency', 'answered', 3, 5],
  ]);
});

test('a number that was left out is 0, then or now', () => {
  const { differences, same } = differencesOf(
    [line('whole', 'open', 2)],
    [line('whole', 'settled', 2)],
  );
  expect(same).toBe(0);
  expect(differences.map(({ figure, was, now }) => [figure, was, now])).toEqual([
    ['open', 2, 0],
    ['settled', 0, 2],
  ]);
});

test('what is the same is counted and not listed', () => {
  const lines = [line('whole', 'open', 2), line('whole', 'answered', 1)];
  expect(differencesOf(lines, lines)).toEqual({ same: 2, differences: [] });
});
