import { expect, test } from 'vitest';
import {
  daysLookedAt,
  daysUntil,
  eachDay,
  monthBefore,
  monthUntil,
  weekBefore,
  weekFrom,
} from './days.ts';

/** Fridays and Saturdays of the two weeks until a day. */
const fridaysAndSaturdays = (today: string) =>
  daysLookedAt(today).filter((day) => [5, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()));

test.each([
  ['2026-07-05', '2026-07-05'], // Sunday
  ['2026-07-09', '2026-07-05'], // Thursday
  ['2026-07-10', '2026-07-05'], // Friday, when nobody works
  ['2026-07-11', '2026-07-05'],
  ['2026-07-12', '2026-07-12'],
])('the week of %s begins with the first working day, %s', (today, first) => {
  expect(weekFrom(today, fridaysAndSaturdays(today))).toBe(first);
});

test('a holiday on a day of rest does not move the beginning of the week', () => {
  // Saturday 4 July is a holiday by name, and so no plain day of rest; the Saturday before is one.
  const resting = fridaysAndSaturdays('2026-07-07').filter((day) => day !== '2026-07-04');
  expect(weekFrom('2026-07-07', resting)).toBe('2026-07-05');
});

test('where nobody rests, or nobody works, the week begins on Monday', () => {
  expect(weekFrom('2026-07-05', [])).toBe('2026-06-29');
  expect(weekFrom('2026-07-05', daysLookedAt('2026-07-05'))).toBe('2026-06-29');
});

test('the week before has the same days of the week, and as many', () => {
  expect(weekBefore({ from: '2026-07-05', to: '2026-07-07' })).toEqual({
    ...{ from: '2026-06-28', to: '2026-06-30' },
  });
});

test.each([
  ['2026-07-05', { from: '2026-06-01', to: '2026-06-05' }],
  ['2026-03-31', { from: '2026-02-01', to: '2026-02-28' }],
  ['2026-01-15', { from: '2025-12-01', to: '2025-12-15' }],
])('the month before %s ends with the same day, or with its last', (today, before) => {
  expect(monthBefore(monthUntil(today))).toEqual(before);
});

test('the days of a course are as many as were asked for, today the last', () => {
  const days = eachDay(daysUntil('2026-07-05', 30));
  expect([days.length, days[0], days.at(-1)]).toEqual([30, '2026-06-06', '2026-07-05']);
});
