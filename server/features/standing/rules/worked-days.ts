import type { CompiledCalendar } from '../../deadlines/index.ts';

/** Whole working days of an agency; days are numbers, counted from any first day. */
export type WorkedDays = {
  /** How many days are worked after the one and up to the other; never less than none. */
  between: (from: number, to: number) => number;
};

/** @param dayOf the number of the day of an instant in milliseconds since 1970 */
export function workedDays(
  { from, to, starts, ends }: CompiledCalendar,
  dayOf: (at: number) => number,
): WorkedDays {
  const first = dayOf(from);
  const count = dayOf(to - 1) - first + 1;
  const isWorked = new Uint8Array(count);
  for (let window = 0; window < starts.length; window += 1) {
    const last = dayOf(ends[window]! - 1);
    for (let day = dayOf(starts[window]!); day <= last; day += 1) isWorked[day - first] = 1;
  }
  const upTo = new Int32Array(count);
  let worked = 0;
  for (let day = 0; day < count; day += 1) {
    worked += isWorked[day]!;
    upTo[day] = worked;
  }
  const before = (day: number) => (day < first ? 0 : upTo[Math.min(day - first, count - 1)]!);
  return { between: (one, other) => Math.max(0, before(other) - before(one)) };
}
