import { dayOfNumber, monthOf, numberOfDay } from './days.ts';

/** Days or months from one to another, both included; months by their first days. */
export type Run = { readonly span: 'day' | 'month'; readonly first: string; readonly last: string };

/**
 * A period as few rows: its whole months, and the days at its edges.
 *
 * @param from its first day, as `2026-07-01`
 * @param to its last day
 */
export function spansOf(from: string, to: string): Run[] {
  const [first, last] = [numberOfDay(from), numberOfDay(to)];
  if (last < first) return [];
  const whole = monthOf(first) === first ? first : monthOf(monthOf(first) + 31);
  // The first of the month that is not over with the last day.
  const after = monthOf(last + 1) === last + 1 ? last + 1 : monthOf(last);
  if (whole >= after) return [run('day', first, last)];
  return [
    ...(first < whole ? [run('day', first, whole - 1)] : []),
    run('month', whole, monthOf(after - 1)),
    ...(after <= last ? [run('day', after, last)] : []),
  ];
}

const run = (span: Run['span'], first: number, last: number): Run => ({
  span,
  first: dayOfNumber(first),
  last: dayOfNumber(last),
});
