import { Temporal } from 'temporal-polyfill';

/**
 * The instant at which a calendar day is over in a zone, which is the beginning of the next.
 *
 * @param day `2026-07-01`
 */
export function dayEnd(day: string, zone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return new Date(next.toZonedDateTime(zone).epochMilliseconds);
}
