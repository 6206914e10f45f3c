import { Temporal } from 'temporal-polyfill';

/** Days as `2026-07-01`, both included. */
export type Days = { readonly from: string; readonly to: string };

const dayOf = (text: string) => Temporal.PlainDate.from(text);
/** Two weeks: a holiday can hide a day of rest in one of them. */
const looked = 14;

/** The days by which it is seen on which days of the week nobody works: today the last. */
export const daysLookedAt = (today: string): string[] =>
  Array.from({ length: looked }, (_, back) => dayOf(today).subtract({ days: back }).toString());

/**
 * The first day of this week: the last that follows a day of rest and is none itself. Where every day is
 * one of work, or none is, a week begins on Monday, as ISO 8601 has it.
 *
 * @param resting those of `daysLookedAt` on which nobody works as in every week
 */
export function weekFrom(today: string, resting: readonly string[]): string {
  const weekdays = new Set(resting.map((day) => dayOf(day).dayOfWeek));
  const begins = (day: Temporal.PlainDate) => {
    const rests = weekdays.has(day.dayOfWeek);
    return !rests && weekdays.has(day.subtract({ days: 1 }).dayOfWeek);
  };
  const back = Array.from({ length: 7 }, (_, days) => dayOf(today).subtract({ days }));
  const first = back.find(begins) ?? back.find(({ dayOfWeek }) => dayOfWeek === 1);
  return first!.toString();
}

/** The same days of the week before. */
export function weekBefore({ from, to }: Days): Days {
  const earlier = (day: string) => dayOf(day).subtract({ days: 7 }).toString();
  return { from: earlier(from), to: earlier(to) };
}

export const monthUntil = (today: string): Days => ({
  from: dayOf(today).with({ day: 1 }).toString(),
  to: today,
});

/** The same days of the month before, which may have fewer. */
export function monthBefore({ from, to }: Days): Days {
  const earlier = (day: string) => dayOf(day).subtract({ months: 1 }).toString();
  return { from: earlier(from), to: earlier(to) };
}

/** So many days, today the last. */
export const daysUntil = (today: string, count: number): Days => ({
  from: dayOf(today)
    .subtract({ days: count - 1 })
    .toString(),
  to: today,
});

/** Each day of them. */
export function eachDay({ from, to }: Days): string[] {
  const days = dayOf(from).until(dayOf(to)).days + 1;
  return Array.from({ length: days }, (_, after) => dayOf(from).add({ days: after }).toString());
}

export const dayAfter = (day: string, days = 1): string => dayOf(day).add({ days }).toString();
