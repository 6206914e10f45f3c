import { expect, test } from 'vitest';
import { hoursBetween } from './hours-between.ts';
import { compileCalendar } from './working-time.ts';

const morning = { from: '08:00', to: '12:00' };
const evening = { from: '17:00', to: '21:00' };
const week = [[morning, evening], [morning], [], [], [], [], []];
const calendar = compileCalendar(
  { zone: 'UTC', week, exceptions: new Map() },
  '2026-11-01',
  '2026-11-30',
);
const on = (day: string, of = calendar) => {
  const from = new Date(`${day}T00:00:00Z`);
  return hoursBetween(of, from, new Date(from.getTime() + 86_400_000));
};

test('a day is from its first opening to its last closing, and a day without work is none', () => {
  const sunday = {
    opens: new Date('2026-11-22T08:00:00Z'),
    closes: new Date('2026-11-22T21:00:00Z'),
  };
  expect(on('2026-11-22')).toEqual(sunday);
  expect(on('2026-11-23')?.closes).toEqual(new Date('2026-11-23T12:00:00Z'));
  expect(on('2026-11-24')).toBeNull();
  expect(on('2026-11-28')).toBeNull();
});

test('work without an end is that day’s from midnight to midnight', () => {
  const all = Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]);
  const always = compileCalendar(
    { zone: 'UTC', week: all, exceptions: new Map() },
    '2026-11-01',
    '2026-11-30',
  );
  expect(on('2026-11-24', always)).toEqual({
    opens: new Date('2026-11-24T00:00:00Z'),
    closes: new Date('2026-11-25T00:00:00Z'),
  });
});

test('days for which the calendar was not compiled are refused', () => {
  expect(() => on('2026-12-02')).toThrow(RangeError);
});
