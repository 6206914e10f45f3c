import { dateFormat, nearFormat } from '@insaf/contract/formats.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';

const aDay = 24 * 60 * 60 * 1000;

type Shown = Pick<PortalFrame, 'language' | 'digits' | 'zone' | 'now'>;

const localeOf = ({ language, digits }: Shown) =>
  `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}`;

/** The number of the calendar day on which an instant falls in the zone. */
function dayNumber(at: Date, zone: string): number {
  const parts = dateFormat('en-CA', { timeZone: zone }).format(at);
  return Date.parse(`${parts}T00:00:00Z`) / aDay;
}

/** Days from today, in the zone: -1 for yesterday. */
function daysFromNow(at: Date, frame: Shown): number {
  return dayNumber(at, frame.zone) - dayNumber(new Date(frame.now), frame.zone);
}

function dated(at: Date, frame: Shown, style: 'short' | 'full'): string {
  const sameYear = frame.now.slice(0, 4) === at.toISOString().slice(0, 4);
  return dateFormat(localeOf(frame), {
    day: 'numeric',
    month: 'long',
    ...(style === 'full' ? { weekday: 'long' } : {}),
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: frame.zone,
  }).format(at);
}

/** The day of an instant within a sentence. */
export const dayIn = (at: string, frame: Shown) => dated(new Date(at), frame, 'short');

function inDays(days: number, frame: Shown): string {
  return nearFormat(localeOf(frame), { numeric: 'auto' }).format(days, 'day');
}

function exactly(at: Date, frame: Shown): string {
  return dateFormat(localeOf(frame), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: frame.zone,
  }).format(at);
}

/**
 * When something was or will be, as people say it: a word within a week, else the date. The exact time is in
 * the title.
 *
 * @param at an instant as ISO 8601
 * @param clock the time of day is shown too
 */
export function When({ at, frame, clock }: { at: string; frame: Shown; clock?: boolean }) {
  const instant = new Date(at);
  const days = daysFromNow(instant, frame);
  const day = Math.abs(days) < 7 ? inDays(days, frame) : dated(instant, frame, 'short');
  const shown = `${day.slice(0, 1).toLocaleUpperCase(frame.language)}${day.slice(1)}`;
  const time = dateFormat(localeOf(frame), { timeStyle: 'short', timeZone: frame.zone });
  return (
    <time dateTime={at} title={exactly(instant, frame)}>
      {shown}
      {clock ? <bdi> · {time.format(instant)}</bdi> : null}
    </time>
  );
}

/** Until when something can or must be done: the day with its name, and within a week how far it is. */
export function Until({ at, frame }: { at: string; frame: Shown }) {
  const instant = new Date(at);
  const days = daysFromNow(instant, frame);
  return (
    <time dateTime={at} title={exactly(instant, frame)}>
      {dated(instant, frame, 'full')}
      {Math.abs(days) < 7 ? <span className="quiet"> · {inDays(days, frame)}</span> : null}
    </time>
  );
}

/** A day without a time of day: `2026-07-01`. */
export function Day({ day, frame }: { day: string; frame: Shown }) {
  const noon = new Date(`${day}T12:00:00Z`);
  return <time dateTime={day}>{dated(noon, { ...frame, zone: 'UTC' }, 'full')}</time>;
}
