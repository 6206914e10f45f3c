import type { Directory } from '../../directory/index.ts';
import type { ByDays, Cell } from '../rules/cell.ts';
import type { Tallied } from '../rules/tally.ts';

/** A cell with the ids of its agency and category beside their codes. */
export type NamedCell = Cell & { readonly agencyId: number; readonly categoryId: number };

/** Cells of what was counted, with codes and kinds, in their order. */
export function cellsFrom(directory: Directory, tallied: readonly Tallied[]): NamedCell[] {
  const cells = tallied.map(({ agencyId, categoryId, counts, settledAfter, unsettledAfter }) => {
    const { code: agency, kind } = directory.agency(agencyId);
    return {
      ...{ agencyId, categoryId, agency, kind, category: categoryCode(directory, categoryId) },
      ...counts,
      settled_after: inOrder(settledAfter),
      unsettled_after: inOrder(unsettledAfter),
    };
  });
  return cells.sort(byCodes);
}

/** '' of complaints without a category. */
export const categoryCode = (directory: Directory, id: number) =>
  id === 0 ? '' : directory.category(id).code;

export function byCodes(a: Pick<Cell, 'agency' | 'category'>, b: typeof a): number {
  return compare(a.agency, b.agency) || compare(a.category, b.category);
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);

function inOrder(days: ReadonlyMap<number, number>): ByDays {
  return [...days].toSorted(([a], [b]) => a - b);
}
