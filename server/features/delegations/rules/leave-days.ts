import { longestLeave } from '@insaf/contract/delegations.ts';
import { Temporal } from 'temporal-polyfill';

const dayOf = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/**
 * From when until when roles are lent: from the beginning of the first day, or from now where that is
 * today, until the end of the last.
 *
 * @returns null when the days are not from today on, or more than may be
 */
export function leaveBetween(
  { from, until }: { readonly from: string; readonly until: string },
  now: Date,
  zone: string,
): { from: Date; until: Date } | null {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(until);
  const today = dayOf(now, zone);
  const days = first.until(last).days + 1;
  if (Temporal.PlainDate.compare(first, today) < 0 || days < 1 || days > longestLeave) return null;
  const startOf = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
  const begins = startOf(first);
  return { from: begins < now ? now : begins, until: startOf(last.add({ days: 1 })) };
}
