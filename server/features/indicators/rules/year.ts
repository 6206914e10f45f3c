import { numberOfDay } from '../../figures/index.ts';

/** A month of a year as numbers of days, both included. */
export type MonthDays = { readonly from: string; readonly first: number; readonly last: number };

/** The twelve months of a year. */
export function monthsOf(year: number): MonthDays[] {
  return Array.from({ length: 12 }, (_, month) => {
    const from = firstDay(year, month);
    return { from, first: numberOfDay(from), last: numberOfDay(firstDay(year, month + 1)) - 1 };
  });
}

function firstDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** How much of a month has passed on a day: of the day itself, half. */
export function passedOf({ first, last }: MonthDays, today: number): number {
  const days = last - first + 1;
  return Math.min(1, Math.max(0, (today - first + 0.5) / days));
}

export const isOver = ({ last }: MonthDays, today: number): boolean => last < today;
