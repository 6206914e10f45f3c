import type { FigureSpan } from '@insaf/contract/figures.ts';
import { Temporal } from 'temporal-polyfill';

/** Days as `2026-07-01`, both included. */
export type Period = { readonly from: string; readonly to: string };

/** Rows of one span whose start lies from `first` to `last`, both included, counted under a label. */
export type Stretch = {
  readonly label: string;
  readonly span: FigureSpan;
  readonly first: string;
  readonly last: string;
};

const earliest = '1900-01-01';
const longestYears = 10;
/** A course is drawn by days up to so many, and by months above. */
const daysOfCourse = 62;

const dayOf = (text: string) => Temporal.PlainDate.from(text);
const nextDay = (text: string) => dayOf(text).add({ days: 1 }).toString();
export const lastDayBefore = (text: string) => dayOf(text).subtract({ days: 1 }).toString();

/** What is wrong with a period, as the name of its field; null for one that can be reviewed. */
export function faultOf({ from, to }: Period): 'from' | 'to' | null {
  if (from < earliest || from > '9000') return 'from';
  if (to < from) return 'to';
  return to < dayOf(from).add({ years: longestYears }).toString() ? null : 'to';
}

/** As many days, right before. */
export function periodBefore({ from, to }: Period): Period {
  const days = dayOf(from).until(dayOf(to)).days + 1;
  return { from: dayOf(from).subtract({ days }).toString(), to: lastDayBefore(from) };
}

/** The same days of the year before; the 29th of February is then the 28th. */
export function yearBefore({ from, to }: Period): Period {
  const earlier = (text: string) => dayOf(text).subtract({ years: 1 }).toString();
  return { from: earlier(from), to: earlier(to) };
}

/** A period as its whole months and the days at its edges: at most three stretches, however long it is. */
export function stretchesOf({ from, to }: Period, label: string): Stretch[] {
  const begins = dayOf(from);
  const firstMonth = begins.day === 1 ? begins : begins.with({ day: 1 }).add({ months: 1 });
  const afterMonths = dayOf(to).add({ days: 1 }).with({ day: 1 });
  if (Temporal.PlainDate.compare(firstMonth, afterMonths) >= 0) {
    return [{ label, span: 'day', first: from, last: to }];
  }
  const lastMonth = afterMonths.subtract({ months: 1 });
  const [months, after] = [firstMonth.toString(), afterMonths.toString()];
  const parts: Stretch[] = [{ label, span: 'month', first: months, last: lastMonth.toString() }];
  if (from < months) parts.push({ label, span: 'day', first: from, last: lastDayBefore(months) });
  if (after <= to) parts.push({ label, span: 'day', first: after, last: to });
  return parts;
}

/** All that ever was before a day begins. */
export const stretchesBefore = (day: string, label: string): Stretch[] =>
  stretchesOf({ from: earliest, to: lastDayBefore(day) }, label);

/** All that ever was until a day has ended. */
export const stretchesUntil = (day: string, label: string): Stretch[] =>
  stretchesBefore(nextDay(day), label);

/** The points of a period's course: each day, or each month with what of it lies in the period. */
export function courseOf({ from, to }: Period): { step: 'day' | 'month'; points: Period[] } {
  const points: Period[] = [];
  const days = dayOf(from).until(dayOf(to)).days + 1;
  if (days <= daysOfCourse) {
    for (let day = from; day <= to; day = nextDay(day)) points.push({ from: day, to: day });
    return { step: 'day', points };
  }
  for (let day = from; day <= to; ) {
    const begins = dayOf(day);
    const next = begins.with({ day: 1 }).add({ months: 1 }).toString();
    points.push({ from: day, to: next <= to ? lastDayBefore(next) : to });
    day = next;
  }
  return { step: 'month', points };
}
