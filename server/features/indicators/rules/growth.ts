/*
 * How long it takes until something is done with a complaint, from what is known while much of it is still to
 * come: a chain ladder by weeks. Of the complaints of a month those that were done late are missing while the
 * month is young; so what is compared are the weeks that every complaint of a month has behind it, and each
 * week's growth is taken from the months that have come so far.
 */

/** Complaints received in a month to which something was done, by the week after they were received. */
export type MonthOfLags = {
  /** The last day of the month, as a number. */
  readonly lastDay: number;
  readonly byWeek: readonly number[];
};

/** Of what is done in the end, the share that is done within so many weeks: the first is week 0. */
export type Growth = { readonly counted: number; readonly byWeek: readonly number[] };

export const longestWeeks = 53;
/** What is known of fewer complaints, or for fewer weeks, is no measure of how long things take. */
const fewestCounted = 30;
const fewestWeeks = 13;

/**
 * @param until the day up to whose end everything is counted, as a number
 * @returns null while too little is known
 */
export function growthOf(months: readonly MonthOfLags[], until: number): Growth | null {
  const known = months.map((month) => ({ ...month, weeks: weeksKnown(month, until) }));
  const weeks = Math.min(longestWeeks, Math.max(0, ...known.map((month) => month.weeks)));
  const counted = known.reduce((sum, month) => sum + upTo(month, month.weeks), 0);
  if (weeks < fewestWeeks || counted < fewestCounted) return null;
  const byWeek = Array.from({ length: weeks }, () => 1);
  for (let week = weeks - 1; week > 0; week -= 1) {
    const come = known.filter((month) => month.weeks > week);
    const within = come.reduce((sum, month) => sum + upTo(month, week + 1), 0);
    const added = come.reduce((sum, { byWeek: lags }) => sum + (lags[week] ?? 0), 0);
    byWeek[week - 1] = byWeek[week]! * (within === 0 ? 1 : 1 - added / within);
  }
  return { counted, byWeek };
}

/** How many weeks every complaint of the month has behind it. */
function weeksKnown({ lastDay }: MonthOfLags, until: number): number {
  return Math.max(0, Math.floor((until - lastDay + 1) / 7));
}

function upTo({ byWeek }: MonthOfLags, weeks: number): number {
  return byWeek.slice(0, weeks).reduce((sum, count) => sum + count, 0);
}

/** The share done within so many days after a complaint was received. */
function reachedAfter({ byWeek }: Growth, days: number): number {
  if (days <= 0) return 0;
  const weeks = days / 7;
  const whole = Math.floor(weeks);
  if (whole >= byWeek.length) return 1;
  const before = whole === 0 ? 0 : byWeek[whole - 1]!;
  return before + (byWeek[whole]! - before) * (weeks - whole);
}

/** The same on average of complaints received evenly on days, both included, by a later day. */
export function reachedBy(growth: Growth | null, first: number, last: number, by: number): number {
  if (growth === null) return 1;
  let sum = 0;
  for (let day = first; day <= last; day += 1) sum += reachedAfter(growth, by - day + 1);
  return last < first ? 0 : sum / (last - first + 1);
}
