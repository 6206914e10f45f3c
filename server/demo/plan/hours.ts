/**
 * When people act: officers in their hours, companies in long shifts, complainants when awake.
 *
 * Times of day are Cairo's, with its changes of the clock. Holidays are not kept: a plan needs to look
 * right, while the product's own clock (features/deadlines) has to be right.
 */
import type { Random } from '../seeded.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const zone = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Africa/Cairo',
  timeZoneName: 'longOffset',
});
const offsets = new Map<number, number>();

/** Milliseconds that Cairo is ahead of UTC in this hour. */
function offsetAt(at: number): number {
  const hour = Math.floor(at / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offset = hours
    ? (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE)
    : 0;
  offsets.set(hour, offset);
  return offset;
}

const toLocal = (at: number) => at + offsetAt(at);
const fromLocal = (local: number) => local - offsetAt(local - offsetAt(local));

type LocalTime = { year: number; month: number; day: number; weekday: number; hour: number };

/** Cairo's calendar day and hour of an instant; `weekday` 0 is Sunday, `month` 1 January. */
export function localTime(at: Date): LocalTime {
  const local = new Date(toLocal(at.getTime()));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours() + local.getUTCMinutes() / 60,
  };
}

/** The instant of this hour of Cairo's day (fractions are minutes) on the day that `at` falls in. */
export function atHour(at: Date, hour: number): Date {
  const midnight = Math.floor(toLocal(at.getTime()) / DAY) * DAY;
  return new Date(fromLocal(midnight + Math.round(hour * 3600) * 1000));
}

export type Shift = { days: readonly number[]; from: number; until: number };

/** Sunday to Thursday; the long day of companies and call centres; awake; round the clock. */
export const shifts = {
  office: { days: [0, 1, 2, 3, 4], from: 8.5, until: 15.5 },
  long: { days: [0, 1, 2, 3, 4, 5, 6], from: 8, until: 20 },
  awake: { days: [0, 1, 2, 3, 4, 5, 6], from: 9, until: 23 },
  always: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, until: 24 },
} as const satisfies Record<string, Shift>;

/** The instant when so many minutes of a shift have passed since `at`. */
export function afterWorking(at: Date, minutes: number, shift: Shift): Date {
  let local = toLocal(at.getTime());
  let left = minutes * MINUTE;
  for (;;) {
    const midnight = Math.floor(local / DAY) * DAY;
    const opens = midnight + shift.from * HOUR;
    const closes = midnight + shift.until * HOUR;
    if (shift.days.includes(new Date(midnight).getUTCDay()) && local < closes) {
      const start = Math.max(local, opens);
      if (start + left < closes) return new Date(fromLocal(start + left));
      left -= closes - start;
    }
    local = midnight + DAY;
  }
}

/** A moment when the person is awake, about so many days later. */
export function someDaysAfter(random: Random, at: Date, days: number): Date {
  const later = new Date(at.getTime() + random.around(days, 0.7) * DAY);
  return afterWorking(later, random.between(0, 90), shifts.awake);
}

export const daysLater = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);
export const minutesLater = (at: Date, minutes: number): Date =>
  new Date(at.getTime() + minutes * MINUTE);
