import { installation, language } from '../installation.ts';
import { locale, say } from '../words.ts';

const zoned = { timeZone: installation.zone } as const;
const exactly = new Intl.DateTimeFormat(locale, {
  ...zoned,
  dateStyle: 'full',
  timeStyle: 'short',
});
const timeOnly = new Intl.DateTimeFormat(locale, { ...zoned, timeStyle: 'short' });
const dayAndMonth = new Intl.DateTimeFormat(locale, { ...zoned, day: 'numeric', month: 'long' });
const dayMonthYear = new Intl.DateTimeFormat(locale, { ...zoned, dateStyle: 'long' });
const weekday = new Intl.DateTimeFormat(locale, { ...zoned, weekday: 'long' });
const dayKey = new Intl.DateTimeFormat('en-CA', zoned);
const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** The instant in full, for those who ask. */
export const exact = (at: string): string => exactly.format(new Date(at));

/** Whole days from one calendar day in the zone to another. */
function daysBetween(from: Date, to: Date): number {
  const start = Date.parse(`${dayKey.format(from)}T00:00Z`);
  return Math.round((Date.parse(`${dayKey.format(to)}T00:00Z`) - start) / 86_400_000);
}

/** An instant as people say it: the time today, yesterday or tomorrow with the time, a weekday, a date. */
export function said(at: string, now = new Date()): string {
  const then = new Date(at);
  const days = daysBetween(now, then);
  const time = timeOnly.format(then);
  if (days === 0) return say('desk.when.today', { time });
  if (days === 1 || days === -1)
    return say('desk.when.day', { day: near.format(days, 'day'), time });
  if (days > 1 && days < 7) return say('desk.when.day', { day: weekday.format(then), time });
  const sameYear = then.getFullYear() === now.getFullYear();
  return (sameYear ? dayAndMonth : dayMonthYear).format(then);
}

export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exact(at)} lang={language}>
      {said(at)}
    </time>
  );
}
