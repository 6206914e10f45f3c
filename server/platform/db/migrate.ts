/*
 * Bringing a database up to this program.
 *
 * `server/migrations/NNNN-name.sql` are plain SQL, run in order, forward only, all pending ones in
 * one transaction: an upgrade happens whole or not at all. Then come graphile-worker's own
 * migrations, then the right of the role `insaf_app` to add and run jobs, which graphile-worker's row level
 * security would refuse.
 *
 * Which ones were applied is kept in the schema `migrations`, out of reach of `insaf_app`'s default
 * rights on `public`. An advisory lock is held throughout, so of many servers that start at once one
 * works and the others find nothing left to do.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Logger, runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { CannotStart } from '../errors.ts';
import { survive } from './connect.ts';

export type MigrateOptions = {
  /** Where the SQL files are; the server's own when absent. */
  folder?: string;
};

const ourFolder = join(import.meta.dirname, '..', '..', 'migrations');
const applied = { schema: 'migrations', table: 'applied' };

/** Any number, the same in every process of Insaf. */
const lockKey = 4_631_027_590_518;

/**
 * Applies what is pending. Under 100 ms when nothing is.
 * @param url the owner of the tables, who may create roles (or `insaf_app` exists already).
 * @throws CannotStart when the database is ahead of this program or refuses the right to migrate.
 * @throws Error naming the migration and its line when one fails; nothing of it remains.
 */
export async function migrate(
  url: string,
  onProgress: (line: string) => void = () => undefined,
  { folder = ourFolder }: MigrateOptions = {},
): Promise<void> {
  const files = migrationFiles(folder);
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'insaf migrate' });
  survive(pool, () => undefined); // the query that waits is told too
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    if (pendingOf(files, await appliedNames(client)).length > 0) {
      await apply(client, folder, onProgress);
    }
    await migrateJobs({ pgPool: pool, logger: new Logger(() => () => undefined) });
    await grantJobs(client);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new CannotStart(
      `The database refuses what a migration needs: ${(error as Error).message}. ` +
        'DATABASE_URL must name the owner of the database, who may create the role insaf_app or finds it made.',
    );
  } finally {
    client.release(true); // closing the connection gives the lock back
    await pool.end();
  }
}

/**
 * Names of the migrations that the database lacks, in order; empty when it is ready for this program.
 * @param database its URL, or a pool (role `insaf_app` may ask too).
 */
export async function pendingMigrations(
  database: string | pg.Pool,
  { folder = ourFolder }: MigrateOptions = {},
): Promise<string[]> {
  const files = migrationFiles(folder);
  if (typeof database !== 'string') return pendingOf(files, await appliedNames(database));
  const client = new pg.Client({
    ...{ connectionString: database, connectionTimeoutMillis: 5_000 },
    ...{ statement_timeout: 30_000, lock_timeout: 10_000 },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return pendingOf(files, await appliedNames(client));
  } finally {
    await client.end();
  }
}

/**
 * The migrations of a folder, in order, without `.sql`.
 * @throws Error when a name is not NNNN-name.sql, or two share a number.
 */
export function migrationFiles(folder: string): string[] {
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .toSorted();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = name.match(/^(\d{4})-[a-z0-9-]+\.sql$/)?.[1];
    if (!number) throw new Error(`${name} is not named like 0001-places.sql`);
    if (numbers.has(number)) throw new Error(`Two migrations are numbered ${number}`);
    numbers.add(number);
  }
  return names.map((name) => basename(name, '.sql'));
}

type Queryable = Pick<pg.Pool, 'query'> | pg.PoolClient | pg.Client;

async function appliedNames(client: Queryable): Promise<string[]> {
  const table = `${applied.schema}.${applied.table}`;
  const { rows: exists } = await client.query('select to_regclass($1) is not null as yes', [table]);
  if (!exists[0].yes) return [];
  const { rows } = await client.query(`select name from ${table} order by id`);
  return rows.map((row) => row.name);
}

function pendingOf(files: string[], names: string[]): string[] {
  const unknown = names.filter((name) => !files.includes(name));
  if (unknown.length > 0) {
    throw new CannotStart(
      `The database was migrated by a newer Insaf (${unknown.join(', ')}). Start that version, or restore a backup.`,
    );
  }
  return files.filter((name) => !names.includes(name));
}

async function apply(
  client: pg.PoolClient,
  folder: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const { runner } = await import('node-pg-migrate');
  let current = '';
  const info = (line: string) => {
    const name = line.match(/^### MIGRATION (\S+) \(UP\)/)?.[1];
    if (!name) return;
    current = name;
    onProgress(`Migrating ${name}`);
  };
  const silent = () => undefined; // what it would print, the thrown error says
  try {
    await runner({
      dbClient: client,
      dir: folder,
      direction: 'up',
      migrationsSchema: applied.schema,
      createMigrationsSchema: true,
      migrationsTable: applied.table,
      singleTransaction: true,
      checkOrder: true,
      noLock: true, // ours is held
      logger: { info, warn: silent, error: silent, debug: silent },
    });
  } catch (error) {
    if ((error as { code?: string }).code === '42501') throw error;
    throw explained(error as Error & { position?: string }, folder, current);
  }
}

function explained(error: Error & { position?: string }, folder: string, name: string): Error {
  if (!name) return error;
  const sql = readFileSync(join(folder, `${name}.sql`), 'utf8');
  const line = error.position ? sql.slice(0, Number(error.position)).split('\n').length : null;
  const where = line ? ` at line ${line}` : '';
  return new Error(`Migration ${name} failed${where}: ${error.message}`, { cause: error });
}

/**
 * `insaf_app` adds jobs inside its own transactions, and runs them: no running server needs the owner. The
 * tables have row level security without a policy, which to everyone but their owner means no row at all.
 */
async function grantJobs(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query(`
    select has_schema_privilege(to_regrole('insaf_app'), to_regnamespace('migrations'), 'usage')
       and not exists (
         select from pg_class c
         where c.relnamespace = to_regnamespace('graphile_worker') and c.relrowsecurity
           and not exists (select from pg_policy p
                           where p.polrelid = c.oid and p.polname = 'insaf_app')) as done
    where to_regrole('insaf_app') is not null`);
  if (rows.length === 0 || rows[0].done) return;
  await client.query(`
    do $$
    declare t regclass;
    begin
      if to_regnamespace('migrations') is not null then
        grant usage on schema migrations to insaf_app;
        grant select on all tables in schema migrations to insaf_app;
      end if;
      grant usage on schema graphile_worker to insaf_app;
      grant select, insert, update, delete on all tables in schema graphile_worker to insaf_app;
      grant usage, select on all sequences in schema graphile_worker to insaf_app;
      grant execute on all functions in schema graphile_worker to insaf_app;
      for t in select c.oid from pg_class c
               where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
                 and not exists (select from pg_policy p
                                 where p.polrelid = c.oid and p.polname = 'insaf_app')
      loop
        execute format('create policy insaf_app on %s to insaf_app using (true) with check (true)', t);
      end loop;
    end $$`);
}
