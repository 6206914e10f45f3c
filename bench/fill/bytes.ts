import type pg from 'pg';

/** What one table takes on disk for each complaint, in bytes. */
type TableBytes = {
  readonly name: string;
  /** With all that follows. */
  readonly total: number;
  readonly rows: number;
  readonly indexes: number;
  /** Values that are too long for a row, with their index, and the maps of free and visible pages. */
  readonly aside: number;
};

/**
 * What the tables of Insaf take, the largest first.
 *
 * @param complaints how many the database has, at least one
 */
export async function bytesOfTables(owner: pg.Client, complaints: number): Promise<TableBytes[]> {
  const { rows } = await owner.query<Record<keyof TableBytes, string>>(
    `SELECT relname AS name, pg_total_relation_size(oid) AS total, pg_relation_size(oid) AS rows,
       pg_indexes_size(oid) AS indexes,
       pg_total_relation_size(oid) - pg_relation_size(oid) - pg_indexes_size(oid) AS aside
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     ORDER BY pg_total_relation_size(oid) DESC, relname`,
  );
  const each = (bytes: string) => Number(bytes) / complaints;
  return rows.map(({ name, total, rows: own, indexes, aside }) => ({
    ...{ name, total: each(total), rows: each(own) },
    ...{ indexes: each(indexes), aside: each(aside) },
  }));
}

/** Those that take at least `least` bytes, and below them all tables together, a line each. */
export function linesOfBytes(tables: readonly TableBytes[], least: number): string[] {
  const all = { name: 'all tables', total: 0, rows: 0, indexes: 0, aside: 0 };
  for (const table of tables) {
    all.total += table.total;
    all.rows += table.rows;
    all.indexes += table.indexes;
    all.aside += table.aside;
  }
  const number = (bytes: number) => Math.round(bytes).toLocaleString('en').padStart(9);
  const line = ({ name, total, rows, indexes, aside }: TableBytes) =>
    `${name.padEnd(26)}${number(total)}${number(rows)}${number(indexes)}${number(aside)}`;
  const titles = ['all', 'rows', 'indexes', 'aside'].map((title) => title.padStart(9)).join('');
  return [
    `${'bytes a complaint'.padEnd(26)}${titles}`,
    ...tables.filter(({ total }) => total >= least).map(line),
    line(all),
  ];
}
