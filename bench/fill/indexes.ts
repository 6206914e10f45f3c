import pg from 'pg';
import type { Progress } from './progress.ts';
import { type Table, tables } from './tables.ts';

/*
 * Indexes and keys of the tables that are filled: taken away while they are, because it is several times
 * faster to make an index of what is there, and made again exactly as they were.
 */

export type Taken = {
  /** How each index is made again; then which of them are keys; then what refers to keys, which is checked. */
  readonly indexes: readonly string[];
  readonly keys: readonly string[];
  readonly references: readonly string[];
};

export async function takeIndexes(owner: pg.Client): Promise<Taken> {
  const { rows: references } = await owner.query(
    `SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS made
     FROM pg_constraint WHERE contype = 'f' AND confrelid = ANY($1::regclass[]) ORDER BY 1, 2`,
    [tables],
  );
  for (const { of, name } of references) await owner.query(dropped(of, name));
  // What a key is beside its index: whether it is the primary one, and when it is checked.
  const { rows: keys } = await owner.query(
    `SELECT conrelid::regclass::text AS of, conname AS name, pg_get_indexdef(conindid) AS index,
       format('%s USING INDEX %I %s', CASE contype WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END, conname,
         CASE WHEN condeferrable THEN 'DEFERRABLE' || CASE WHEN condeferred THEN ' INITIALLY DEFERRED'
           ELSE '' END ELSE '' END) AS made
     FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid = ANY($1::regclass[]) ORDER BY 1, 2`,
    [tables],
  );
  for (const { of, name } of keys) await owner.query(dropped(of, name));
  const { rows: indexes } = await owner.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS index
     FROM pg_index i WHERE i.indrelid = ANY($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
     ORDER BY 1`,
    [tables],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  return {
    indexes: [...keys, ...indexes].map(({ index }) => index as string),
    keys: keys.map(again),
    references: references.map(again),
  };
}

const dropped = (of: string, name: string) =>
  `ALTER TABLE ${of} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`;
const again = ({ of, name, made }: { of: string; name: string; made: string }) =>
  `ALTER TABLE ${of} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${made}`;

/**
 * Begins a transaction in which what is empty is emptied: its rows can then be written as if they had always
 * been there. Whoever breaks off before its end leaves nothing.
 *
 * @returns the tables that were empty
 */
export async function beginEmpty(owner: pg.Client): Promise<ReadonlySet<Table>> {
  const empty: Table[] = [];
  for (const table of tables) {
    const { rows } = await owner.query(`SELECT FROM ${pg.escapeIdentifier(table)} LIMIT 1`);
    if (rows.length === 0) empty.push(table);
  }
  await owner.query('BEGIN');
  await owner.query(`TRUNCATE ${empty.map(pg.escapeIdentifier).join(', ')}`);
  return new Set(empty);
}

/** Makes indexes again, several at once, then keys, and what refers to them. */
export async function makeIndexes(
  url: string,
  { indexes, keys, references }: Taken,
  atOnce: number,
  progress: Progress,
): Promise<void> {
  progress.begin('indexes', indexes.length);
  const left = [...indexes];
  const each = Array.from({ length: atOnce }, () => makeEach(url, left, progress));
  await Promise.all(each);
  progress.end();
  const referring = [...keys, ...references];
  progress.begin('keys', referring.length);
  await makeEach(url, referring, progress);
  progress.end();
}

async function makeEach(url: string, left: string[], progress: Progress): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // What is under way is refused too, and says why.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("SET maintenance_work_mem = '1GB'");
    for (let made = left.shift(); made !== undefined; made = left.shift()) {
      await client.query(made);
      progress.add(1);
    }
  } finally {
    await client.end();
  }
}
