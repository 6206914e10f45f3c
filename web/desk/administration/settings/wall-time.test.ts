import { expect, test } from 'vitest';
import { fromWallTime, toWallTime } from './wall-time.ts';

test('the time on the wall of Cairo is read in summer and winter, and written back', () => {
  expect(toWallTime('2026-07-05T14:30:00.000Z', 'Africa/Cairo')).toBe('2026-07-05T17:30');
  expect(fromWallTime('2026-07-05T17:30', 'Africa/Cairo')).toBe('2026-07-05T14:30:00.000Z');
  expect(fromWallTime('2026-01-05T17:30', 'Africa/Cairo')).toBe('2026-01-05T15:30:00.000Z');
});

test('around a change of the clock every time on the wall comes back as it was', () => {
  for (const wall of [
    '2026-03-28T23:59',
    '2026-03-29T00:30',
    '2026-03-29T03:30',
    '2026-10-25T05:00',
  ]) {
    for (const zone of ['Europe/Berlin', 'Africa/Cairo', 'Asia/Kathmandu']) {
      expect(toWallTime(fromWallTime(wall, zone), zone)).toBe(wall);
    }
  }
});
