import {
  type CohortFigure,
  cohortFigures,
  dismissedFigures,
  type EventFigure,
  eventFigures,
  fourFigures,
} from '@insaf/contract/figures.ts';
import {
  bases,
  type CohortName,
  dismissed,
  type EventName,
  eventNames,
  type ReviewFigures,
  type ReviewRate,
} from '@insaf/contract/review.ts';

/** What a row of the figures holds of each figure; null and what is missing are 0. */
export type Sums<Figure extends string> = { readonly [name in Figure]?: number | null };

/** A sum: whose, of which stretch, of which value, and each figure by its name. */
export type SumRow = { readonly key: string; readonly label: string; readonly value: string } & {
  readonly [figure: string]: number | string | null;
};

/** Sums of the same of whose, stretch and value as one. */
export function addUp(rows: readonly SumRow[]): SumRow[] {
  const sums = new Map<string, SumRow>();
  for (const row of rows) {
    const at = `${row.key} ${row.label} ${row.value}`;
    const before = sums.get(at);
    sums.set(at, before === undefined ? row : added(before, row));
  }
  return [...sums.values()];
}

function added(one: SumRow, { key, label, value, ...counts }: SumRow): SumRow {
  const sums = Object.entries(counts).map(
    ([figure, count]) => [figure, Number(one[figure] ?? 0) + Number(count ?? 0)] as const,
  );
  return { ...Object.fromEntries(sums), key, label, value };
}

/** The figures that are not 0, and all reasons of a dismissal together. */
export function cohortOf(sums: Sums<CohortFigure> = {}): ReviewFigures['cohort'] {
  return counted<CohortFigure, CohortName>(cohortFigures, sums);
}

/** The same of what was done. */
export function eventsOf(sums: Sums<EventFigure> = {}): ReviewFigures['events'] {
  const done = eventFigures.filter((figure) => eventNames.some((name) => name === figure));
  return counted<EventFigure, EventName>(done, sums);
}

function counted<Figure extends string, Name extends string>(
  names: readonly Figure[],
  sums: Sums<Figure>,
): { [name in Name]?: number } {
  const all = Object.fromEntries(names.map((name) => [name, sums[name] ?? 0]));
  const ended = dismissedFigures.reduce((sum, name) => sum + (all[name] ?? 0), 0);
  const shown = Object.entries({ ...all, [dismissed]: ended }).filter(([, count]) => count !== 0);
  return Object.fromEntries(shown) as { [name in Name]?: number };
}

/** Each of the four of what was received and of what was referred; what was never referred has no such rate. */
export function ratesOf(cohort: ReviewFigures['cohort']): ReviewRate[] {
  return (['received', 'referred'] as const).flatMap((of) =>
    fourFigures.map((figure) => ({
      ...{ figure, of },
      ...{ numerator: cohort[figure] ?? 0, denominator: cohort[of] ?? 0 },
    })),
  );
}

/** Of what came, the most that ran over their time first; then the most that are still open, then the most. */
export function worstFirst(
  one: { readonly cohort: ReviewFigures['cohort'] },
  other: { readonly cohort: ReviewFigures['cohort'] },
): number {
  return (
    (other.cohort.overdue ?? 0) - (one.cohort.overdue ?? 0) ||
    (other.cohort.open ?? 0) - (one.cohort.open ?? 0) ||
    (other.cohort.received ?? 0) - (one.cohort.received ?? 0)
  );
}

/** The most received first, on both bases together so that what only moved is not last of all. */
export function mostFirst(one: ReviewFigures, other: ReviewFigures): number {
  const weight = ({ cohort, events }: ReviewFigures) => [
    cohort.received ?? 0,
    events.received ?? 0,
    events.referred ?? 0,
  ];
  const [a, b] = [weight(one), weight(other)];
  return b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]!;
}

/** Figures of several that hold nothing in common, added up. */
export function sumOf(parts: readonly ReviewFigures[]): ReviewFigures {
  const sum = { events: {} as Record<string, number>, cohort: {} as Record<string, number> };
  for (const part of parts) {
    for (const basis of bases) {
      for (const [name, count] of Object.entries(part[basis])) {
        sum[basis][name] = (sum[basis][name] ?? 0) + count;
      }
    }
  }
  return sum;
}
