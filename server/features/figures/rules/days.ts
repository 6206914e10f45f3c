/** Days as numbers, counted from the first of the year 2000. */

const msOfDay = 86_400_000;
const first = Date.UTC(2000, 0, 1);
/** Wherever clocks are changed or days begin, it is at a quarter of an hour. */
const quarter = 900_000;

/** `2026-07-01` as a number. */
export function numberOfDay(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - first) / msOfDay;
}

const texts = new Map<number, string>();

/** A number as `2026-07-01`. */
export function dayOfNumber(number: number): string {
  let text = texts.get(number);
  if (text === undefined) {
    text = new Date(first + number * msOfDay).toISOString().slice(0, 10);
    texts.set(number, text);
  }
  return text;
}

/** The first day of a day's month. */
export function monthOf(number: number): number {
  const day = new Date(first + number * msOfDay);
  return (Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1) - first) / msOfDay;
}

/**
 * The days of instants in a zone, in milliseconds since 1970; each quarter of an hour is worked out once.
 *
 * @param localDay the day of an instant as `2026-07-01`
 */
export function daysIn(localDay: (at: Date) => string): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const slot = Math.floor(at / quarter);
    let day = known.get(slot);
    if (day === undefined) {
      day = numberOfDay(localDay(new Date(slot * quarter)));
      known.set(slot, day);
    }
    return day;
  };
}
