import { Temporal } from 'temporal-polyfill';

/**
 * Working time: how deadlines move only while an agency is at work.
 *
 * One definition carries everything: a moment is working time if the clock on the agency's wall then
 * reads inside one of the windows of the day that wall calendar shows. So no special rule is needed for
 * a change of clocks: an hour that is skipped is not worked, an hour that comes twice is worked twice,
 * and a country that drops a day across the date line drops its work.
 *
 * `compileCalendar` pays for zones and calendars once. Between two changes of clocks local time is UTC
 * plus a constant, so it walks over those stretches (two a year in Cairo since 2023) and does the rest
 * with integers. What comes out is one sorted row of windows as UTC milliseconds, windows that touch
 * made one, and before each the sum of work up to it:
 *
 *     starts   s0   s1   s2 …        work before a moment t: find its window i by halving,
 *     ends     e0   e1   e2 …          before[i] + min(t, ends[i]) − starts[i]
 *     before   0    b1   b2 … total  moment after work w: find i with before[i] < w ≤ before[i+1],
 *                                      starts[i] + w − before[i]
 *
 * Every question is one or two such searches: O(log n), no zone, no allocation but the answer.
 * Work is counted in whole milliseconds, so seconds survive and nothing is rounded along the way.
 *
 * At an edge, work that ends exactly at closing ends on that day: 60 minutes from 15:00 with a closing at
 * 16:00 is 16:00, not the next morning. Counting backwards mirrors it: back to opening, not to the evening
 * before. No work to add changes nothing, wherever it starts.
 */

/** Hours of a day on the local clock, `08:00` to `15:00`; `to` may be `24:00`. `to` itself is outside. */
export type WorkingWindow = { readonly from: string; readonly to: string };

export type WorkingCalendar = {
  /** IANA name, `Africa/Cairo`. */
  readonly zone: string;
  /** Seven days from Sunday; a day may have several windows, or none. */
  readonly week: readonly (readonly WorkingWindow[])[];
  /** What replaces the week on a day, `2026-07-23`: other hours, or an empty list for a holiday. */
  readonly exceptions: ReadonlyMap<string, readonly WorkingWindow[]>;
};

/** A calendar made ready for counting over a stretch of days. Milliseconds since 1970 UTC throughout. */
export type CompiledCalendar = {
  readonly zone: string;
  /** First and last local day it knows, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** The same as instants: from the start of the first day to the end of the last. */
  readonly from: number;
  readonly to: number;
  /** Windows, sorted and apart. `before` has one entry more: the work of the whole stretch. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Milliseconds after local midnight. */
type Hours = { from: number; to: number };

function timeOfDay(text: string): number {
  const [, hours, minutes] = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(text) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * minuteMs;
  if (!(ms <= dayMs)) throw new RangeError(`${text} is no time of day from 00:00 to 24:00`);
  return ms;
}

function hoursOf(windows: readonly WorkingWindow[], day: string): Hours[] {
  const hours = windows
    .map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
    .sort((a, b) => a.from - b.from);
  hours.forEach((window, i) => {
    const free = hours[i - 1]?.to ?? 0;
    if (window.from >= window.to || window.from < free) {
      throw new RangeError(`the windows of ${day} overlap, or one ends before it begins`);
    }
  });
  return hours;
}

/** Days since 1970-01-01, a Thursday. */
function dayNumber(day: string): number {
  return Temporal.PlainDate.from(day).since('1970-01-01').days;
}

/** Stretches of one offset from UTC that together make up `from` to `to`. */
function* stretches(zone: string, from: number, to: number) {
  let start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  while (start.epochMilliseconds < to) {
    const next = start.getTimeZoneTransition('next');
    const end = Math.min(next?.epochMilliseconds ?? to, to);
    yield { start: start.epochMilliseconds, end, offset: start.offsetNanoseconds / 1e6 };
    if (!next) return;
    start = next;
  }
}

/**
 * Makes a calendar ready for the local days `firstDay` to `lastDay`, both included (`2026-01-01`).
 * Costs milliseconds and 24 bytes a window; keep the result, and make it anew when the calendar changes.
 * @throws RangeError for a zone, day or time that is none, windows that overlap, or days out of order.
 */
export function compileCalendar(
  calendar: WorkingCalendar,
  firstDay: string,
  lastDay: string,
): CompiledCalendar {
  const { zone } = calendar;
  const first = dayNumber(firstDay);
  const last = dayNumber(lastDay);
  if (last < first) throw new RangeError(`${lastDay} is before ${firstDay}`);
  if (calendar.week.length !== 7) throw new RangeError('a week has seven days, from Sunday');
  const week = calendar.week.map((windows, day) => hoursOf(windows, `week day ${day}`));
  const exceptions = new Map(
    [...calendar.exceptions].map(([day, windows]) => [dayNumber(day), hoursOf(windows, day)]),
  );

  const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  const from = midnight(Temporal.PlainDate.from(firstDay));
  const to = midnight(Temporal.PlainDate.from(lastDay).add({ days: 1 }));

  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end, offset } of stretches(zone, from, to)) {
    const firstHere = Math.floor((start + offset) / dayMs);
    for (let day = firstHere; day * dayMs < end + offset; day++) {
      for (const hours of exceptions.get(day) ?? week[(((day + 4) % 7) + 7) % 7]!) {
        const opens = Math.max(day * dayMs + hours.from - offset, start);
        const closes = Math.min(day * dayMs + hours.to - offset, end);
        if (opens >= closes) continue;
        if (ends.at(-1) === opens) ends[ends.length - 1] = closes;
        else {
          starts.push(opens);
          ends.push(closes);
        }
      }
    }
  }

  const before = new Float64Array(starts.length + 1);
  starts.forEach((start, i) => {
    before[i + 1] = before[i]! + ends[i]! - start;
  });
  return {
    zone,
    firstDay,
    lastDay,
    from,
    to,
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    before,
  };
}

/** How many of the sorted `values`, up to `length`, are at most `limit`. */
function countUpTo(values: Float64Array, length: number, limit: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function outside(calendar: CompiledCalendar, what: string): RangeError {
  return new RangeError(
    `${what} is outside the working calendar of ${calendar.zone}, which is compiled from ${calendar.firstDay} to ${calendar.lastDay}`,
  );
}

/** The moment as milliseconds, once it is known to be inside the compiled stretch. */
function inside(calendar: CompiledCalendar, at: Date): number {
  const t = at.getTime();
  if (t >= calendar.from && t <= calendar.to) return t;
  throw outside(calendar, Number.isNaN(t) ? 'an invalid date' : at.toISOString());
}

/** Work in milliseconds from the start of the stretch to the moment `t`. */
function workBefore({ starts, ends, before }: CompiledCalendar, t: number): number {
  const i = countUpTo(starts, starts.length, t) - 1;
  return i < 0 ? 0 : before[i]! + Math.min(t, ends[i]!) - starts[i]!;
}

/**
 * The moment at which so many minutes of working time have passed since `from`; with a negative number,
 * the moment since which they have. Fractions of a minute count, to the millisecond; 0 gives `from`.
 * @throws RangeError when `from` or the answer is outside the compiled days, naming it and them.
 */
export function addWorkingTime(calendar: CompiledCalendar, from: Date, minutes: number): Date {
  const { starts, before } = calendar;
  const t = inside(calendar, from);
  const work = Math.round(minutes * minuteMs);
  if (work === 0) return new Date(t);

  const target = workBefore(calendar, t) + work;
  if (!(target >= 0 && target <= before[starts.length]!)) {
    throw outside(calendar, `${minutes} working minutes from ${from.toISOString()}`);
  }
  const i = countUpTo(before, starts.length, work > 0 ? target - 1 : target) - 1;
  return new Date(starts[i]! + target - before[i]!);
}

/**
 * The same within what the calendar knows: what would begin or end before its days or after them does so at
 * their edge. So a due time that lies further away than anybody plans is still one.
 */
export function addWithinDays(calendar: CompiledCalendar, from: Date, minutes: number): Date {
  const start = Math.min(Math.max(from.getTime(), calendar.from), calendar.to);
  const edge = minutes < 0 ? calendar.from : calendar.to;
  const most = workingMinutesBetween(calendar, new Date(start), new Date(edge));
  if (Math.abs(minutes) > Math.abs(most)) return new Date(edge);
  return addWorkingTime(calendar, new Date(start), minutes);
}

/**
 * Minutes of working time between two moments, to the millisecond; negative when `to` is the earlier.
 * @throws RangeError when either is outside the compiled days, naming it and them.
 */
export function workingMinutesBetween(calendar: CompiledCalendar, from: Date, to: Date): number {
  const [start, end] = [inside(calendar, from), inside(calendar, to)];
  return (workBefore(calendar, end) - workBefore(calendar, start)) / minuteMs;
}

/**
 * The first moment of working time that is not before `from`: `from` itself inside a window, otherwise
 * the next opening. The moment of closing is outside.
 * @throws RangeError when there is none in the compiled days, naming `from` and them.
 */
export function nextWorkingMoment(calendar: CompiledCalendar, from: Date): Date {
  const t = inside(calendar, from);
  const i = countUpTo(calendar.ends, calendar.ends.length, t);
  const start = calendar.starts[i];
  if (start === undefined)
    throw outside(calendar, `the next working moment after ${from.toISOString()}`);
  return new Date(Math.max(t, start));
}
