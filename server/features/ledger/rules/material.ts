import type { Json } from 'insaf-verify/canonical-json.ts';
import { type CoveredTable, coveredColumns } from './covered.ts';

/** A row as PostgreSQL writes it in JSON, by column: times with their microseconds, bytes as `\x…`. */
export type Row = Readonly<Record<string, Json>>;

/** All rows of one complaint that entries commit to, each table in the order of its key. */
export type Material = { readonly [Table in CoveredTable]: readonly Row[] };

/** Some columns of a row. What is empty is left out, so that a column that is added later changes nothing. */
export function pick(row: Row | undefined, columns: readonly string[]): Row {
  const found: Record<string, Json> = {};
  for (const column of columns) {
    const value = row?.[column];
    if (value !== undefined && value !== null) found[column] = value;
  }
  return found;
}

/** All covered columns of a row but these. */
export function without(table: CoveredTable, row: Row | undefined, ...left: string[]): Row {
  return pick(
    row,
    coveredColumns[table].filter((column) => !left.includes(column)),
  );
}

/** What is there at all: nothing of empty objects and lists. */
export function filled(value: Readonly<Record<string, Json | undefined>>): Row {
  const found: Record<string, Json> = {};
  for (const [name, inside] of Object.entries(value)) {
    if (inside === undefined || inside === null || isEmpty(inside)) continue;
    found[name] = inside;
  }
  return found;
}

const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
