import { type PublicCounts, publicFigures } from '@insaf/contract/public-figures.ts';
import { expect, test } from 'vitest';
import { leastTold, type MonthSum, noCounts, publishRows, sumOf } from './publish.ts';

const months = ['2026-01-01', '2026-02-01'];

function counted(received: number, more: Partial<PublicCounts> = {}): PublicCounts {
  return { ...noCounts, received, ...more };
}

function sum(key: string, month: string, received: number, more = {}): MonthSum {
  return { key, month, counts: counted(received, more) };
}

const named = (key: string) => ({
  ...{ code: key.split('/')[0]!, name: { ar: key, en: key } },
  position: null,
});

test('what several keys of one thing counted is added up, the most received first', () => {
  const rows = publishRows(
    [
      sum('giza', months[0]!, 20),
      sum('cairo/1', months[0]!, 30, { verified: 4 }),
      sum('cairo/2', months[0]!, 40, { verified: 5 }),
      sum('cairo/2', months[1]!, 50),
      sum('giza', months[1]!, 60),
    ],
    months,
    named,
  );
  expect(rows.map(({ code, whole }) => [code, whole?.received])).toEqual([
    ['cairo', 120],
    ['giza', 80],
  ]);
  expect(rows[0]!.months[0]).toEqual(counted(70, { verified: 9 }));
});

test('a small count is hidden in all its figures, with the others that would tell it', () => {
  const rows = publishRows(
    [
      sum('cairo', months[0]!, 30),
      sum('giza', months[0]!, leastTold - 1, { confirmed: 1 }),
      sum('luxor', months[0]!, 7),
      sum('cairo', months[1]!, 30),
      sum('giza', months[1]!, 40),
      sum('luxor', months[1]!, 50),
    ],
    months,
    named,
  );
  const told = Object.fromEntries(
    rows.map((row) => [row.code, [row.whole, ...row.months].map((one) => one?.received ?? null)]),
  );
  // Giza's month is small. It would be what Luxor's leaves of the public sum of that month, and what the
  // other month leaves of the row's sum.
  expect(told).toEqual({
    cairo: [60, 30, 30],
    giza: [44, null, null],
    luxor: [57, null, null],
  });
});

test('months that are not told are in no row and in no sum', () => {
  const rows = publishRows(
    [sum('cairo', '2025-12-01', 9), sum('cairo', months[0]!, 30), sum('giza', months[0]!, 9)],
    months.slice(0, 1),
    named,
  );
  expect(rows.map(({ whole }) => whole?.received)).toEqual([30, 9]);
});

test('nothing at all is no rows, and sums of nothing are nothing', () => {
  expect(publishRows([], months, named)).toEqual([]);
  expect(publishRows([], [], named)).toEqual([]);
  expect(sumOf([])).toEqual(Object.fromEntries(publicFigures.map((figure) => [figure, 0])));
});
