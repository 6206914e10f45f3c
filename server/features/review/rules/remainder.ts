import type { SumRow } from './figures.ts';

/** What is left of whole sums when their parts are taken off; nothing where all of a whole lies in its parts. */
export function remainderOf(whole: readonly SumRow[], parts: readonly SumRow[]): SumRow[] {
  const placeOf = ({ key, label, value }: SumRow) => `${key} ${label} ${value}`;
  const byPlace = Map.groupBy(parts, placeOf);
  return whole.flatMap((row) => {
    const own = byPlace.get(placeOf(row)) ?? [];
    const { key, label, value, ...sums } = row;
    const left = Object.entries(sums).map(([figure, sum]) => {
      const within = own.reduce((all, part) => all + Number(part[figure] ?? 0), 0);
      return [figure, Number(sum ?? 0) - within] as const;
    });
    if (left.every(([, count]) => count === 0)) return [];
    return [{ ...Object.fromEntries(left), key, label, value }];
  });
}
