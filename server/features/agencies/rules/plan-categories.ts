import type { CategoryRow } from '../../directory/index.ts';
import type { CategoryCells } from './directory-rows.ts';
import type { LoadFault } from './load-fault.ts';

export type CategoryOfFile = CategoryCells & { readonly line: number };
type Columns = Omit<CategoryRow, 'id' | 'retention_years'>;

export type CategoriesPlan = {
  readonly faults: readonly Omit<LoadFault, 'file'>[];
  readonly added: readonly Columns[];
  readonly changed: readonly { columns: Columns; fields: string[] }[];
  readonly unchanged: number;
  readonly missing: readonly string[];
};

/** What loading these rows would do to the categories there are. */
export function planCategories(
  rows: readonly CategoryOfFile[],
  known: readonly CategoryRow[],
): CategoriesPlan {
  const byCode = new Map(known.map((category) => [category.code, category]));
  const seen = new Set<string>();
  const repeated = rows.filter(({ code }) => seen.size === seen.add(code).size);
  const all = rows.map(columnsOf);
  const changed = all
    .map((columns) => {
      const before = byCode.get(columns.code);
      return { columns, fields: before === undefined ? [] : fieldsThatDiffer(columns, before) };
    })
    .filter(({ fields }) => fields.length > 0);
  const added = all.filter(({ code }) => !byCode.has(code));
  return {
    faults: repeated.map(({ line, code }) => ({
      ...{ line, column: 'code', value: code },
      because: 'repeated_code',
    })),
    added,
    changed,
    unchanged: all.length - added.length - changed.length,
    missing: known.map(({ code }) => code).filter((code) => !seen.has(code)),
  };
}

function columnsOf({ line: _, target_working_hours, ...row }: CategoryOfFile): Columns {
  return { ...row, target_working_minutes: target_working_hours };
}

function fieldsThatDiffer(columns: Columns, before: CategoryRow): string[] {
  const fields = Object.keys(columns) as (keyof Columns)[];
  return fields.filter((field) => String(columns[field]) !== String(before[field]));
}
