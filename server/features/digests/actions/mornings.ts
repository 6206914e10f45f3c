import { Temporal } from 'temporal-polyfill';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type CompiledCalendar, calendarOf, hoursBetween } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { nightOf, sendAfter } from '../../notices/index.ts';

export type Mornings = {
  /** Agencies that work that day. */
  readonly atWork: ReadonlySet<number>;
  /** Those of them whose working day has begun and is not over: now their people are told. */
  readonly begun: readonly number[];
};

/**
 * Whose working day it is, by the calendar of each agency as it is known now. A morning begins with the
 * agency's hours, and not before the night is over in which no messages are sent.
 */
export async function mornings(ctx: Ctx, now: Date): Promise<Mornings> {
  const { agencies } = await readDirectory(ctx.db);
  const midnight = (days: number) => startOfDay(now, ctx.config.TIME_ZONE, days);
  const [from, to] = [midnight(0), midnight(1)];
  // Thousands of agencies share a handful of calendars.
  const known = new Map<CompiledCalendar, { begun: boolean } | null>();
  const atWork = new Set<number>();
  const begun: number[] = [];
  for (const { id, active } of agencies) {
    if (!active) continue;
    const calendar = await calendarOf(ctx, id, false, now);
    let day = known.get(calendar);
    if (day === undefined) {
      const hours = hoursBetween(calendar, from, to);
      const opens = hours && sendAfter(hours.opens, nightOf(ctx.config), false);
      day = hours && opens && { begun: opens <= now && now < hours.closes };
      known.set(calendar, day);
    }
    if (day === null) continue;
    atWork.add(id);
    if (day.begun) begun.push(id);
  }
  return { atWork, begun };
}

function startOfDay(now: Date, zone: string, after: number): Date {
  const day = Temporal.PlainDate.from(localDay(now, zone)).add({ days: after });
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
