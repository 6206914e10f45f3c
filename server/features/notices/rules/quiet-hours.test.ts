import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nightOf, type QuietHours, sendAfter } from './quiet-hours.ts';

const zone = 'Africa/Cairo';
const night: QuietHours = { from: '21:00', to: '08:00', zone };
const after = (now: string, quiet: QuietHours | null = night, urgent = false) =>
  sendAfter(new Date(now), quiet, urgent).toISOString();

test.each([
  ['in the day goes at once', '2026-07-05T12:00:00+03:00', '2026-07-05T12:00:00+03:00'],
  [
    'a minute before the night goes at once',
    '2026-07-05T20:59:00+03:00',
    '2026-07-05T20:59:00+03:00',
  ],
  [
    'as the night begins waits until morning',
    '2026-07-05T21:00:00+03:00',
    '2026-07-06T08:00:00+03:00',
  ],
  [
    'after midnight waits until the same morning',
    '2026-07-06T02:30:00+03:00',
    '2026-07-06T08:00:00+03:00',
  ],
  ['as the night ends goes at once', '2026-07-06T08:00:00+03:00', '2026-07-06T08:00:00+03:00'],
  [
    'on the last evening of a year waits into the next',
    '2026-12-31T23:00:00+02:00',
    '2027-01-01T08:00:00+02:00',
  ],
  // Cairo goes from +02:00 to +03:00 on 24 April 2026 at 00:00, and back on 30 October at 00:00
  [
    'in the night that is an hour shorter waits until its morning',
    '2026-04-23T22:00:00+02:00',
    '2026-04-24T08:00:00+03:00',
  ],
  [
    'in the night that is an hour longer waits until its morning',
    '2026-10-29T22:00:00+03:00',
    '2026-10-30T08:00:00+02:00',
  ],
])('a message that is ready %s', (_, now, expected) => {
  expect(after(now)).toBe(new Date(expected).toISOString());
});

test('a quiet time within a day ends on the same day', () => {
  const siesta = { from: '13:00', to: '16:00', zone };
  expect(after('2026-07-05T14:00:00+03:00', siesta)).toBe('2026-07-05T13:00:00.000Z');
  expect(after('2026-07-05T17:00:00+03:00', siesta)).toBe('2026-07-05T14:00:00.000Z');
});

test('an emergency is told at night', () => {
  const now = '2026-07-05T23:00:00.000Z';
  expect(after(now)).not.toBe(now);
  expect(after(now, night, true)).toBe(now);
});

test('without a night, and with one that begins as it ends, nothing waits', () => {
  const now = '2026-07-05T23:00:00.000Z';
  expect(after(now, null)).toBe(now);
  expect(after(now, { from: '22:00', to: '22:00', zone })).toBe(now);
});

test('files in the outbox wake nobody', () => {
  const settings = { NIGHT_FROM: '21:00', NIGHT_TO: '08:00', TIME_ZONE: zone };
  expect(nightOf({ ...settings, NOTICES: 'send' })).toEqual(night);
  expect(nightOf({ ...settings, NOTICES: 'outbox' })).toBeNull();
});

test('is never before now, never in the night, and never more than a day away', () => {
  const times = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const [min, max] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-12-31T00:00:00Z')];
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), times, times, (now, from, to) => {
      const quiet = { from, to, zone };
      const at = sendAfter(now, quiet, false);
      expect(at.getTime() - now.getTime()).toBeGreaterThanOrEqual(0);
      expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
      expect(sendAfter(at, quiet, false)).toEqual(at);
    }),
  );
});
