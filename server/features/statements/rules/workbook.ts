import type { ReviewSheet, SheetCell } from '../../review/index.ts';
import type { StatementCell, StatementTable } from './tables.ts';

/** A statement as sheets: its text with the first table, then a sheet for each of the others. */
export function sheetsOf(
  title: string,
  text: readonly string[],
  [first, ...others]: readonly StatementTable[],
): ReviewSheet[] {
  const note = (value: string): SheetCell[] => [{ value, as: 'note' }];
  const rows = first === undefined ? [] : rowsOf(first);
  return [
    {
      name: first?.title ?? title,
      sticky: { rows: 0, columns: 1 },
      rows: [[{ value: title, as: 'title' }], [], ...rows, [], ...text.map(note)],
    },
    ...others.map((table) => ({
      name: table.title,
      sticky: { rows: 1, columns: 1 },
      rows: rowsOf(table),
    })),
  ];
}

function rowsOf({ first, columns, rows }: StatementTable): SheetCell[][] {
  const head = (value: string, span = 1): SheetCell => ({ value, as: 'head', span });
  return [
    [head(first), ...columns.map(({ title, shared }) => head(title, shared ? 2 : 1))],
    ...rows.map(({ name, cells }) => [
      { value: name, as: 'name' as const },
      ...columns.flatMap(({ shared }, at) => cellsFor(cells[at] ?? null, shared)),
    ]),
  ];
}

function cellsFor(cell: StatementCell, shared: boolean): SheetCell[] {
  const count: SheetCell = { value: cell?.count ?? null, as: 'count' };
  if (!shared) return [count];
  const percent = cell?.percent ?? null;
  return [count, { value: percent === null ? null : percent / 100, as: 'share' }];
}
