import { Temporal } from 'temporal-polyfill';

/** A month, `2026-07`, with its first and last day. */
export type Month = { readonly month: string; readonly from: string; readonly to: string };

const earliest = '1900-01';

export function monthOf(month: string): Month {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { month, from: `${month}-01`, to: `${month}-${daysInMonth}` };
}

export const monthsBefore = (month: string, months: number): Month =>
  monthOf(Temporal.PlainYearMonth.from(month).subtract({ months }).toString());

/** The month that a statement is of: that before today's unless one is asked for; null for one to come. */
export function monthAsked(month: string | undefined, today: string): Month | null {
  const running = today.slice(0, 7);
  if (month === undefined) return monthsBefore(running, 1);
  return month < earliest || month > running ? null : monthOf(month);
}
