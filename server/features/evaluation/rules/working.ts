import type { CompiledCalendar } from '../../deadlines/index.ts';

/** From an instant up to another, in milliseconds since 1970. */
export type Span = { readonly from: number; readonly until: number };

/** Spans in order that do not overlap. */
export function apart(spans: readonly Span[]): Span[] {
  const joined: { from: number; until: number }[] = [];
  for (const { from, until } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else joined.push({ from, until });
  }
  return joined;
}

/** Days on which an agency works within a span. */
export function workingDaysIn(
  { starts, ends }: Pick<CompiledCalendar, 'starts' | 'ends'>,
  dayOf: (at: number) => number,
  { from, until }: Span,
): Set<number> {
  const days = new Set<number>();
  for (let window = 0; window < starts.length && starts[window]! < until; window += 1) {
    if (ends[window]! <= from) continue;
    const last = dayOf(Math.min(ends[window]!, until) - 1);
    for (let day = dayOf(Math.max(starts[window]!, from)); day <= last; day += 1) days.add(day);
  }
  return days;
}

/** Of these days, those on which somebody was away from their beginning until their end, all that is worked. */
export function awayDays(
  { starts, ends }: Pick<CompiledCalendar, 'starts' | 'ends'>,
  dayOf: (at: number) => number,
  days: ReadonlySet<number>,
  leave: readonly Span[],
): Set<number> {
  const away = new Set<number>();
  const present = new Set<number>();
  for (let window = 0; window < starts.length; window += 1) {
    const [from, until] = [starts[window]!, ends[window]!];
    const day = dayOf(from);
    if (!days.has(day)) continue;
    if (leave.some((span) => span.from <= from && span.until >= until)) away.add(day);
    else present.add(day);
  }
  for (const day of present) away.delete(day);
  return away;
}
