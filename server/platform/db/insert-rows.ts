import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../context.ts';
import type { DB } from './tables.generated.ts';

/*
 * Many rows as one parameter. As a list of values, a hundred rows of thirty columns are three thousand
 * parameters, which are named one by one here, counted into the protocol, and parsed and typed one by
 * one by PostgreSQL. As JSON they are one, written and read by the fastest code that either side has.
 */

/**
 * The insertion of these rows, which have the same columns. Times are Dates, bytes Buffers, and a column
 * of JSON is given as what it holds, never as text.
 *
 * @throws RangeError when there are none
 */
export function insertionOf<Table extends keyof DB & string>(
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
) {
  if (rows.length === 0) throw new RangeError(`no rows for ${table}`);
  const columns = sql.join(Object.keys(rows[0]!).map((column) => sql.ref(column)));
  const name = sql.table(table);
  return sql`INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${name}, ${asJson(rows)}::json)`;
}

/** Inserts these rows, which have the same columns, in one statement; see `insertionOf`. */
export async function insertRows<Table extends keyof DB & string>(
  db: Db,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): Promise<void> {
  if (rows.length > 0) await insertionOf(table, rows).execute(db);
}

/**
 * Updates rows by their keys in one statement: every row has the keys and the same other columns.
 */
export async function updateRows<Table extends keyof DB & string>(
  db: Db,
  table: Table,
  keys: readonly (keyof DB[Table] & string)[],
  rows: readonly Partial<Selectable<DB[Table]>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const name = sql.table(table);
  const columns = Object.keys(rows[0]!).filter((column) => !keys.some((key) => key === column));
  const changes = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`);
  const same = keys.map((key) => sql`${sql.ref(`${table}.${key}`)} = ${sql.ref(`given.${key}`)}`);
  await sql`UPDATE ${name} SET ${sql.join(changes)}
    FROM json_populate_recordset(NULL::${name}, ${asJson(rows)}::json) AS given
    WHERE ${sql.join(same, sql` AND `)}`.execute(db);
}

/** JSON in which bytes are as PostgreSQL reads them. */
function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows.map((row) => mapValues(row)));
}

function mapValues(row: object): object {
  const mapped: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    mapped[column] = Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
  }
  return mapped;
}
