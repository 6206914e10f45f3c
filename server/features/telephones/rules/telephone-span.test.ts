import { expect, test } from 'vitest';
import { telephoneSpan } from './telephone-span.ts';

const span = (now: string, filed: number, ended: number) => {
  const { filedSince, endedSince } = telephoneSpan(new Date(now), {
    TELEPHONE_FILED_MONTHS: filed,
    TELEPHONE_ENDED_MONTHS: ended,
  });
  return [filedSince.toISOString(), endedSince.toISOString()];
};

test('months are counted by the calendar, over the turn of a year', () => {
  expect(span('2026-03-15T10:00:00Z', 24, 6)).toEqual([
    '2024-03-15T10:00:00.000Z',
    '2025-09-15T10:00:00.000Z',
  ]);
});

test('a day that the earlier month does not have is its last one', () => {
  expect(span('2026-03-31T10:00:00Z', 1, 0)).toEqual([
    '2026-02-28T10:00:00.000Z',
    '2026-03-31T10:00:00.000Z',
  ]);
});
