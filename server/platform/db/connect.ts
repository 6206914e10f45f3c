import { type DatabaseConnection, Kysely, PostgresDialect, PostgresDriver } from 'kysely';
import pg from 'pg';
import { CannotStart } from '../errors.ts';
import { type ClientConnection, connectionOver } from './client-connection.ts';
import type { DB } from './tables.generated.ts';
import { WatchedPool, type Watching } from './watched-pool.ts';

export type ConnectOptions = {
  /** Most connections at once. */
  max: number;
  /** The role that every connection works as, such as `insaf_app`; the login itself when absent. */
  role?: string;
  /** What pg_stat_activity shows. Default `insaf`. */
  applicationName?: string;
  /** Longest statement, in milliseconds. Default 30 000. */
  statementTimeout?: number;
  /** Longest wait for another transaction's lock, in milliseconds. Default 10 000. */
  lockTimeout?: number;
  /** A connection was lost. Whoever was using it gets the error too; the next query opens another. */
  onLost?: (error: Error) => void;
} & Partial<Omit<Watching, 'statementTimeout'>>;

export type Connection = { db: Kysely<DB>; pool: WatchedPool; close(): Promise<void> };

/** Types that are read as another: `date` as `text`, and the arrays of both. By oid, as in pg_type. */
const asText: Record<number, number> = { 1082: 25, 1182: 1009 };

/**
 * Opens a pool. `bigint` and `numeric` come as strings, `timestamptz` as Date, and `date` as the
 * string YYYY-MM-DD: a calendar day is no moment, and as a Date it would shift with the machine's zone.
 * Sessions run in UTC whatever the database's default. Settings in the URL's query win over these.
 * Where the database is away, whoever asks is told at once (watched-pool.ts).
 */
export function connect(url: string, options: ConnectOptions): Connection {
  const {
    max,
    role,
    applicationName = 'insaf',
    statementTimeout = 30_000,
    lockTimeout = 10_000,
    onLost = () => undefined,
    ...watching
  } = options;
  const settings: pg.PoolConfig = {
    connectionString: withSessionSettings(url, { TimeZone: 'UTC', ...(role ? { role } : {}) }),
    max,
    application_name: applicationName,
    statement_timeout: statementTimeout,
    lock_timeout: lockTimeout,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // What is asked at once of one connection travels at once; whoever awaits each notices nothing.
    pipeline: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        pg.types.getTypeParser(asText[oid] ?? oid, format)) as typeof pg.types.getTypeParser,
    },
  };
  const pool = new WatchedPool(settings, { ...watching, statementTimeout });
  survive(pool, onLost);
  const db = new Kysely<DB>({ dialect: new OverPool(pool) });
  pools.set(db, pool);
  return {
    db,
    pool,
    async close() {
      await db.destroy();
      // Kysely ends a pool only where it made the queries itself.
      if (!pool.ending) await pool.end();
    },
  };
}

/** Kysely's own dialect, over connections that prepare. */
class OverPool extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): LendingDriver {
    return new LendingDriver(this.#pool);
  }
}

class LendingDriver extends PostgresDriver {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override async acquireConnection(): Promise<ClientConnection> {
    return connectionOver(await this.#pool.connect());
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as ClientConnection).client.release();
  }
}

const pools = new WeakMap<Kysely<DB>, WatchedPool>();

/** @throws Error for a transaction, and for a database that `connect` did not open */
export function poolOf(db: Kysely<DB>): WatchedPool {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error('this is no pool');
  return pool;
}

/** Keeps a lost connection, idle or lent out, from ending the process: an 'error' nobody hears would. */
export function survive(pool: pg.Pool, onLost: (error: Error) => void): void {
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
}

/**
 * Reaches the database once.
 * @param patience how long to wait for an answer, in milliseconds.
 * @returns its version as PostgreSQL prints it, such as `18.4`.
 * @throws CannotStart, naming host, port and database but never the password, when it cannot be
 *   reached, refuses the sign-in, is older than 15, is not UTF-8, or may only be read.
 */
export async function checkDatabase(url: string, patience = 10_000): Promise<string> {
  const where = describe(url);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  });
  client.on('error', () => undefined); // the query that waits is told too
  let found: { number: string; version: string; encoding: string; standby: boolean } | undefined;
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num') as number,
              current_setting('server_version') as version,
              current_setting('server_encoding') as encoding,
              pg_is_in_recovery() as standby`,
    );
    found = rows[0];
  } catch (error) {
    throw new CannotStart(`${where} cannot be reached: ${reason(error)}. Check DATABASE_URL.`);
  } finally {
    await client.end().catch(() => undefined);
  }
  const version = found?.version.split(' ')[0] ?? '';
  if (Number(found?.number) < 150_000) {
    throw new CannotStart(`${where} is PostgreSQL ${version}; Insaf needs 15 or newer.`);
  }
  if (found?.encoding !== 'UTF8') {
    throw new CannotStart(`${where} is encoded in ${found?.encoding}; Insaf needs UTF8.`);
  }
  if (found.standby) {
    throw new CannotStart(`${where} is a standby that may only be read; Insaf needs the primary.`);
  }
  return version;
}

/** `PostgreSQL at host:port (database name)`, without the password or anything else of the URL. */
function describe(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = searchParams.get('host') || decodeURIComponent(hostname) || 'localhost';
    return `PostgreSQL at ${host}:${port || 5432} (database ${decodeURIComponent(pathname.slice(1))})`;
  } catch {
    throw new CannotStart(
      'DATABASE_URL is not an address like postgres://user:password@host:5432/database.',
    );
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  const { code, message } = error as { code?: string; message: string };
  const known: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'no such host',
    EAI_AGAIN: 'the host name cannot be looked up',
    ETIMEDOUT: 'no answer',
    EHOSTUNREACH: 'no way to that host',
    '28P01': 'it refuses the user or the password',
    '28000': 'it refuses the user',
    '3D000': 'it has no such database',
    '53300': 'it has no connection left',
  };
  return (code && known[code]) || message.split('\n')[0] || 'no reason given';
}

function withSessionSettings(url: string, settings: Record<string, string>): string {
  const address = new URL(url);
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const theirs = address.searchParams.get('options');
  address.searchParams.set('options', [...ours, ...(theirs ? [theirs] : [])].join(' '));
  return address.toString();
}

/** @throws whatever keeps the database from answering */
export async function reachable(pool: pg.Pool): Promise<void> {
  await pool.query('SELECT 1');
}
