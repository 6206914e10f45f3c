import { expect, test } from 'vitest';
import { compileLayers } from '../actions/calendar-of.ts';
import { type Clock, noClock } from './clock.ts';
import { minutesOfDay, workingMinutesLeft } from './time-left.ts';

const sundayAtTen = new Date('2026-07-05T07:00:00Z');
const office = await compileLayers([], 'Africa/Cairo', 2026);
const running = (dueAt: string): Clock => ({
  ...noClock,
  name: 'handling',
  state: 'running',
  dueAt: new Date(dueAt),
});
const left = (clock: Clock) => workingMinutesLeft(clock, sundayAtTen, office);

test('time left of a running clock leaves out the night between', () => {
  expect(left(running('2026-07-05T09:00:00Z'))).toBe(120);
  expect(left(running('2026-07-06T07:00:00Z'))).toBe(minutesOfDay(false));
});

test('an overdue clock says by how much working time, not by how many hours', () => {
  expect(left(running('2026-07-04T09:00:00Z'))).toBe(-120);
  expect(left(running('2026-07-02T11:00:00Z'))).toBe(-180);
});

test('a paused clock says what was kept, and one that stands or follows says nothing', () => {
  const kept = { ...running('2026-07-05T09:00:00Z'), dueAt: null, minutesLeft: 55 };
  expect(left({ ...kept, state: 'paused' })).toBe(55);
  expect(left({ ...kept, state: 'stopped' })).toBeNull();
  expect(left({ ...kept, state: 'following' })).toBeNull();
});

test('a clock that was due before the calendar begins is overdue, and no fault', () => {
  expect(left(running('2019-07-05T09:00:00Z'))).toBeLessThan(-100_000);
});

test('what is urgent has the whole day', () => {
  expect(minutesOfDay(true)).toBe(1440);
});
