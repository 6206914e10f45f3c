import type { CompiledCalendar } from './working-time.ts';

/**
 * When work begins and ends between two instants, such as the two midnights of a day; breaks are not asked
 * about. Null where nothing is worked between them.
 *
 * @throws RangeError for what lies outside the compiled days
 */
export function hoursBetween(
  { starts, ends, ...calendar }: CompiledCalendar,
  from: Date,
  to: Date,
): { opens: Date; closes: Date } | null {
  const [first, last] = [from.getTime(), to.getTime()];
  if (!(first >= calendar.from && last <= calendar.to)) {
    throw new RangeError('outside the days for which the working calendar is compiled');
  }
  const opening = ends.findIndex((end) => end > first);
  const opens = starts[opening];
  if (opens === undefined || opens >= last) return null;
  const closing = starts.findLastIndex((start) => start < last);
  return {
    opens: new Date(Math.max(opens, first)),
    closes: new Date(Math.min(ends[closing]!, last)),
  };
}
