import type { CompiledCalendar } from '../../deadlines/index.ts';

/** From an instant up to another, in milliseconds since 1970. */
export type Span = { readonly from: number; readonly until: number };

const dayMs = 86_400_000;

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

/**
 * Of these days, those on which somebody was away for all that is worked.
 *
 * @param leave in order and apart
 */
export function awayDays(
  { starts, ends }: Pick<CompiledCalendar, 'starts' | 'ends'>,
  dayOf: (at: number) => number,
  days: ReadonlySet<number>,
  leave: readonly Span[],
): Set<number> {
  const away = new Set<number>();
  const present = new Set<number>();
  if (leave.length === 0) return away;
  const near = { from: leave[0]!.from - dayMs, until: leave.at(-1)!.until + dayMs };
  for (let window = 0; window < starts.length; window += 1) {
    const [from, until] = [starts[window]!, ends[window]!];
    if (until < near.from || from > near.until) continue;
    const day = dayOf(from);
    if (!days.has(day)) continue;
    if (leave.some((span) => span.from <= from && span.until >= until)) away.add(day);
    else present.add(day);
  }
  for (const day of present) away.delete(day);
  return away;
}
