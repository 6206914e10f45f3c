import type { SumRow } from './figures.ts';

/**
 * What is left of whole sums when their parts are taken off, under `''` as value; nothing where all of a
 * whole lies in its parts.
 */
export function remainderOf(whole: readonly SumRow[], parts: readonly SumRow[]): SumRow[] {
  return whole.flatMap((row) => {
    const own = parts.filter(({ key, label }) => key === row.key && label === row.label);
    const { key, label, value: _, ...sums } = row;
    const left = Object.entries(sums).map(([figure, sum]) => {
      const within = own.reduce((all, part) => all + Number(part[figure] ?? 0), 0);
      return [figure, Number(sum ?? 0) - within] as const;
    });
    if (left.every(([, count]) => count === 0)) return [];
    return [{ ...Object.fromEntries(left), key, label, value: '' }];
  });
}
