import { Temporal } from 'temporal-polyfill';

/** The night: from and to as `21:00` on the clocks of the zone (`Africa/Cairo`); equal means no night. */
export type QuietHours = { readonly from: string; readonly to: string; readonly zone: string };

/**
 * When a message that is ready now may be sent: now, or when the night is over. An urgent one waits for
 * nothing, and without a night (`null`) nothing waits.
 */
export function sendAfter(now: Date, quiet: QuietHours | null, urgent: boolean): Date {
  if (urgent || quiet === null) return now;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(quiet.zone);
  const time = here.toPlainTime();
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) =>
    Temporal.PlainTime.compare(a, b) < 0;
  const begun = !isBefore(time, from);
  const notOver = isBefore(time, to);
  const overMidnight = isBefore(to, from);
  const isNight = overMidnight ? begun || notOver : begun && notOver;
  if (!isNight) return now;
  const lastDay = here.toPlainDate().add({ days: overMidnight && begun ? 1 : 0 });
  const end = lastDay.toZonedDateTime({ timeZone: quiet.zone, plainTime: to });
  // Where clocks go back over its end, the night's end may come twice.
  return new Date(Math.max(now.getTime(), end.epochMilliseconds));
}

/**
 * The night of an installation, by its settings. Files in the outbox wake nobody: there is none when
 * every message goes there.
 */
export function nightOf(settings: {
  NOTICES: 'send' | 'outbox';
  NIGHT_FROM: string;
  NIGHT_TO: string;
  TIME_ZONE: string;
}): QuietHours | null {
  const { NOTICES, NIGHT_FROM: from, NIGHT_TO: to, TIME_ZONE: zone } = settings;
  return NOTICES === 'outbox' ? null : { from, to, zone };
}
