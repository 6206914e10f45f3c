import { leastOfAgency, leastOpen } from '@insaf/contract/public-index.ts';
import { type Cell, countNames } from './cell.ts';
import { added } from './waits.ts';

/*
 * What of the cells may be open, so that anyone can compute the index again and nobody can be recognised. An
 * agency to which few came is left out. Its categories of which few came are put together in one cell
 * without a category; and so many others with them that this cell is not small, and that what is put
 * together of a category is neither small nor one agency's alone: for whoever knows the sum of a category
 * from elsewhere could take the cells that are told off it.
 */

/** The cells that may be told, in the order of their codes; each kind of agency as it is. */
export function openCells(cells: readonly Cell[]): Cell[] {
  const told = agenciesTold(cells);
  const hidden = new Set(cells.filter(({ agency }) => !told.has(agency)).map(keyOf));
  for (const cell of cells)
    if (cell.category === '' || cell.came < leastOpen) hidden.add(keyOf(cell));
  const byAgency = [...Map.groupBy(cells, ({ agency }) => agency)]
    .filter(([agency]) => told.has(agency))
    .map(([, own]) => own);
  const byCategory = [...Map.groupBy(cells, ({ category }) => category).values()];
  for (let before = -1; hidden.size !== before; ) {
    before = hidden.size;
    for (const own of byAgency) hideUntil(own, hidden, 1);
    for (const same of byCategory) hideUntil(same, hidden, 2);
  }
  return byAgency.flatMap((own) => pooled(own, hidden));
}

const keyOf = ({ agency, category }: Cell) => `${agency} ${category}`;
const cameOf = (cells: readonly Cell[]) => cells.reduce((sum, { came }) => sum + came, 0);
const fewestFirst = (one: Cell, other: Cell) => one.came - other.came;

/** Agencies to which enough came; where few are left out, or one alone, the smallest is with them. */
function agenciesTold(cells: readonly Cell[]): Set<string> {
  const agencies = [...Map.groupBy(cells, ({ agency }) => agency)]
    .map(([agency, own]) => ({ agency, came: cameOf(own) }))
    .toSorted((one, other) => one.came - other.came);
  let out = agencies.filter(({ came }) => came < leastOfAgency).length;
  const isFew = () => agencies.slice(0, out).reduce((sum, { came }) => sum + came, 0) < leastOpen;
  while (out > 0 && out < agencies.length && (out < 2 || isFew())) out += 1;
  return new Set(agencies.slice(out).map(({ agency }) => agency));
}

/**
 * Hides the smallest cells that are told, until what is hidden of these is nothing, or not small and in so
 * many cells at least.
 */
function hideUntil(cells: readonly Cell[], hidden: Set<string>, fewest: 1 | 2): void {
  const within = cells.filter((cell) => hidden.has(keyOf(cell)) && cell.came > 0);
  const left = cells.filter((cell) => !hidden.has(keyOf(cell))).toSorted(fewestFirst);
  for (const next of left) {
    if (within.length === 0) return;
    if (within.length >= fewest && cameOf(within) >= leastOpen) return;
    hidden.add(keyOf(next));
    within.push(next);
  }
}

/** An agency's cells that are told, and the others as one without a category. */
function pooled(own: readonly Cell[], hidden: ReadonlySet<string>): Cell[] {
  const together = own.filter((cell) => hidden.has(keyOf(cell)));
  const told = own.filter((cell) => !hidden.has(keyOf(cell)));
  const [first] = together;
  if (first === undefined) return told;
  const counts = Object.fromEntries(
    countNames.map((name) => [name, together.reduce((sum, cell) => sum + cell[name], 0)]),
  ) as Pick<Cell, (typeof countNames)[number]>;
  const { agency, kind } = first;
  const { settled, unsettled } = added(
    together.map((cell) => ({ settled: cell.settled_after, unsettled: cell.unsettled_after })),
  );
  const pool = { agency, kind, category: '', ...counts };
  return [{ ...pool, settled_after: settled, unsettled_after: unsettled }, ...told];
}
