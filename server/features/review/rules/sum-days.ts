import { dayOfNumber, dayOfSlot, figureOfSlot, unpackDays } from '../../figures/index.ts';
import type { SumRow } from './figures.ts';

/** The days of a month as they are kept, of which those from the first to the last count; as numbers. */
export type PackedDays = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** As kept, with spaces between. */
  readonly days: string;
  readonly start: number;
  readonly first: number;
  readonly last: number;
};

/** @param byStart whether each day stands by itself, as label */
export function sumDays(
  packed: readonly PackedDays[],
  figures: readonly string[],
  byStart: boolean,
): SumRow[] {
  const sums = new Map<string, { row: PackedDays; label: string; counts: number[] }>();
  for (const row of packed) {
    const sumOf = (label: string) => {
      const at = `${row.key} ${label} ${row.value}`;
      const known = sums.get(at) ?? { row, label, counts: figures.map(() => 0) };
      sums.set(at, known);
      return known.counts;
    };
    const whole = byStart ? null : sumOf(row.label);
    const numbers = row.days === '' ? [] : row.days.split(' ').map(Number);
    for (const [slot, count] of unpackDays(numbers)) {
      const day = row.start + dayOfSlot(slot);
      if (day < row.first || day > row.last) continue;
      const counts = whole ?? sumOf(dayOfNumber(day));
      counts[figureOfSlot(slot)]! += count;
    }
  }
  return [...sums.values()].map(({ row: { key, value }, label, counts }) => ({
    ...Object.fromEntries(figures.map((figure, place) => [figure, counts[place]!])),
    ...{ key, label, value },
  }));
}
