import pg from 'pg';
import { tables } from './tables.ts';

/*
 * Indexes and keys of the tables that are filled: taken away while they are, because it is several times
 * faster to make an index of what is there, and made again exactly as they were.
 */

export type Taken = {
  /** How indexes and keys are made again, and then what refers to keys. */
  readonly keys: readonly string[];
  readonly references: readonly string[];
};

/** Referred to by nearly every table, and as small as its numbers. */
const stays = 'complaints';

export async function takeIndexes(owner: pg.Client): Promise<Taken> {
  const { rows: references } = await owner.query(
    `SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS made
     FROM pg_constraint WHERE contype = 'f' AND confrelid = ANY($1::regclass[]) AND confrelid <> $2::regclass
     ORDER BY 1, 2`,
    [tables, stays],
  );
  for (const { of, name } of references) await owner.query(dropped(of, name));
  const { rows: keys } = await owner.query(
    `SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS made
     FROM pg_constraint
     WHERE contype IN ('p', 'u') AND conrelid = ANY($1::regclass[]) AND conrelid <> $2::regclass
     ORDER BY 1, 2`,
    [tables, stays],
  );
  for (const { of, name } of keys) await owner.query(dropped(of, name));
  const { rows: indexes } = await owner.query(
    `SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS made
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY($1::regclass[]) AND NOT i.indisprimary AND NOT i.indisunique
     ORDER BY 1`,
    [tables],
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  return {
    keys: [...keys.map(again), ...indexes.map(({ made }) => made as string)],
    references: references.map(again),
  };
}

const dropped = (of: string, name: string) =>
  `ALTER TABLE ${of} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`;
const again = ({ of, name, made }: { of: string; name: string; made: string }) =>
  `ALTER TABLE ${of} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${made}`;

/**
 * Makes them again, several at once: what is the first in the list is begun first.
 *
 * @param done called when each is made
 */
export async function makeIndexes(
  url: string,
  { keys, references }: Taken,
  atOnce: number,
  done: () => void,
): Promise<void> {
  const left = [...keys];
  const work = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("SET maintenance_work_mem = '1GB'");
      for (let made = left.shift(); made !== undefined; made = left.shift()) {
        await client.query(made);
        done();
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  left.push(...references);
  await work();
}
