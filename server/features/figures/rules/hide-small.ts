/*
 * Which counts of a public table are not shown, so that nobody can be recognised. The sums of the columns
 * are public. A count that is small is hidden, and then as many others as it takes that none of the hidden
 * can be worked out from what is shown: neither by taking a sum apart nor because a count is never negative.
 *
 * Whoever knows the shown cells knows the hidden ones up to changes that leave every line's sum as it is:
 * one cell more, another of its column less, a third of that row more, and so on until the first row is
 * reached again. A hidden cell is known exactly where no such round goes over hidden cells alone; then the
 * round that loses least is hidden whole (network methods of cell suppression, Cox 1995).
 */

/** A count of the table, or the sum of its row in the last column. */
type Cell = { readonly row: number; readonly column: number };

export type Hidden = {
  /** As the counts: rows, in each a column. */
  readonly cells: readonly (readonly boolean[])[];
  /** Of each row: whether its sum is hidden. */
  readonly sums: readonly boolean[];
};

type Table = {
  readonly counts: readonly (readonly number[])[];
  readonly hidden: boolean[][];
};

/**
 * @param counts rows of equally many columns; a whole number each, 0 or more
 * @param least counts from 1 to below this are small
 */
export function hideSmall(counts: readonly (readonly number[])[], least: number): Hidden {
  const width = counts[0]?.length ?? 0;
  const withSums = counts.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)]);
  const hidden = withSums.map((row) => row.map((count) => count > 0 && count < least));
  const table = { counts: withSums, hidden };
  for (let row = 0; row < hidden.length; row += 1) {
    for (let column = 0; column <= width; column += 1) {
      if (hidden[row]![column]) hideRound(table, { row, column });
    }
  }
  return {
    cells: hidden.map((row) => row.slice(0, width)),
    sums: hidden.map((row) => row[width]!),
  };
}

/** Hides the round through a cell that loses least; nothing where all of one is hidden already. */
function hideRound(table: Table, cell: Cell): void {
  const [best] = ([1, -1] as const)
    .flatMap((way) => cheapestRound(table, cell, way) ?? [])
    .sort((one, other) => one.cost - other.cost);
  // Of a row alone in its column nothing can make up: its public sum tells it, hidden or not.
  for (const { row, column } of best?.cells ?? []) table.hidden[row]![column] = true;
}

type Round = { readonly cost: number; readonly cells: readonly Cell[] };

/**
 * The round that loses least, by which a cell can be one more (1) or one less (-1): from its column over
 * cells that make up for one another back to its row (Dijkstra over the columns; tables are small).
 */
function cheapestRound({ counts, hidden }: Table, cell: Cell, way: 1 | -1): Round | null {
  const width = counts[0]!.length;
  // A sum stands on the other side of its row's equation: it makes up for a change by the same change.
  const can = (row: number, column: number, by: number) =>
    by * (column === width - 1 ? -1 : 1) > 0 || counts[row]![column]! > 0;
  const costOf = (row: number, column: number) =>
    hidden[row]![column] ? 0 : 1 + counts[row]![column]!;
  if (!can(cell.row, cell.column, way)) return null;
  const reached = new Map<number, Round>([[cell.column, { cost: 0, cells: [] }]]);
  const done = new Set<number>();
  let best: Round | null = null;
  for (;;) {
    const [column, round] = nearest(reached, done) ?? [];
    if (column === undefined || round === undefined) return best;
    done.add(column);
    for (let row = 0; row < counts.length; row += 1) {
      const isCell = row === cell.row && column === cell.column;
      if (isCell || round.cells.some((one) => one.row === row) || !can(row, column, -way)) continue;
      const so = {
        cost: round.cost + costOf(row, column),
        cells: [...round.cells, { row, column }],
      };
      if (row === cell.row) {
        if (best === null || so.cost < best.cost) best = so;
        continue;
      }
      for (let next = 0; next < width; next += 1) {
        if (done.has(next) || !can(row, next, way)) continue;
        const cost = so.cost + costOf(row, next);
        if (cost >= (reached.get(next)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        reached.set(next, { cost, cells: [...so.cells, { row, column: next }] });
      }
    }
  }
}

function nearest(
  reached: ReadonlyMap<number, Round>,
  done: ReadonlySet<number>,
): [number, Round] | undefined {
  let found: [number, Round] | undefined;
  for (const [column, round] of reached) {
    if (!done.has(column) && (found === undefined || round.cost < found[1].cost)) {
      found = [column, round];
    }
  }
  return found;
}
