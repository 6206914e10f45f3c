import type { Random } from '../../server/demo/seeded.ts';

/* When things happen: people complain in the evening more than at night, and offices have hours. */

const hour = 3_600_000;
const day = 24 * hour;
/** Of the clocks in Cairo, as far as it matters for the hours of the day. */
const offset = 2 * hour;

/** How many complain in each hour of the day. */
const filed = [3, 2, 1, 1, 1, 2, 3, 5, 8, 10, 11, 11, 10, 9, 8, 7, 7, 7, 8, 9, 9, 8, 6, 4];
const allDay = filed.reduce((sum, each) => sum + each, 0);

/** The same day at an hour at which people complain; of two times the earlier one stays so. */
export function atHome(time: number): number {
  const start = Math.floor((time + offset) / day) * day - offset;
  let left = ((time - start) / day) * allDay;
  for (const [at, share] of filed.entries()) {
    if (left < share) return Math.floor(start + (at + left / share) * hour);
    left -= share;
  }
  return time;
}

const opens = 8;
const hoursOpen = 7;

/** A time at which offices are at work, on the same day or the next that they are, and after another. */
export function atWork(time: number, after: number): number {
  for (let at = time; ; at += day) {
    const start = Math.floor((at + offset) / day) * day;
    const weekday = new Date(start).getUTCDay();
    if (weekday === 5 || weekday === 6) continue;
    const worked = start - offset + (opens + ((at + offset - start) / day) * hoursOpen) * hour;
    if (worked > after) return Math.floor(worked);
  }
}

/** So many days after a time, the median of what is drawn. */
export const later = (random: Random, time: number, days: number): number =>
  time + Math.max(0.02, random.around(days, 0.9)) * day;

/** Not later than shortly before an end: whoever had meant to come too late comes in time. */
export function before(random: Random, time: number, from: number, end: number): number {
  return time < end - hour ? time : from + Math.max(1, random.next() * (end - hour - from));
}

/** When a message that is ready goes out: not by night. */
export function byDay(time: number): number {
  const at = (((time + offset) % day) + day) % day;
  const [opening, night] = [8 * hour, 21 * hour];
  if (at >= opening && at < night) return time;
  return time - at + opening + (at >= night ? day : 0);
}

/** `2026-07-05` in Cairo. */
export const dayOf = (time: number): string => new Date(time + offset).toISOString().slice(0, 10);
