/*
 * A transaction of brief statements: each finds its rows by key and is asked again and again. In such a one
 * PostgreSQL is quicker than the way to it, so it is the way that is made short:
 *
 *   nothing waits for BEGIN          it travels with the first statement
 *   what is asked at once            (Promise.all) travels at once, in one write, and is carried out in the
 *                                    order in which it was asked; in `db.transaction()` it would go one by one
 *   every statement is prepared      at its second use on a connection, so that PostgreSQL reads it once;
 *                                    where its plan would depend on what is asked for, PostgreSQL still sees
 *
 * When one of several asked at once fails, PostgreSQL refuses those behind it; the error of the first is the
 * one that `Promise.all` throws. It is not for reports: what scans much is planned better for what it scans.
 */
import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type pg from 'pg';
import type { Db } from '../context.ts';
import { poolOf } from './connect.ts';
import type { DB } from './tables.generated.ts';

/** On one connection; each costs PostgreSQL some tens of kilobytes. */
const mostPrepared = 200;

/**
 * Carries out `work` in a transaction: committed when it resolves, rolled back when it throws.
 *
 * @param db a pool as `connect` opened it, and no transaction
 */
export async function briefTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await poolOf(db).connect();
  let broken: Error | undefined;
  try {
    // Where it fails, so does every statement behind it, and the first of them is waited for.
    client.query('BEGIN').catch(() => undefined);
    const result = await work(onClient(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

class OnOneClient extends Kysely<DB> {
  override get isTransaction(): boolean {
    return true;
  }
}

const known = new WeakMap<pg.PoolClient, Db>();

function onClient(client: pg.PoolClient): Db {
  let db = known.get(client);
  if (db === undefined) {
    db = databaseOver(connectionOver(client));
    known.set(client, db);
  }
  return db;
}

function databaseOver(connection: DatabaseConnection): Db {
  const refuse = async () => {
    throw new Error('a transaction within a transaction');
  };
  const nothing = async () => undefined;
  return new OnOneClient({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        acquireConnection: async () => connection,
        ...{ init: nothing, releaseConnection: nothing, destroy: refuse },
        ...{ beginTransaction: refuse, commitTransaction: refuse, rollbackTransaction: refuse },
      }),
    },
  });
}

function connectionOver(client: pg.PoolClient): DatabaseConnection {
  const uses = new Map<string, { name: string; times: number }>();
  const nameOf = (text: string): string | undefined => {
    let use = uses.get(text);
    if (use === undefined) {
      if (uses.size >= mostPrepared) return undefined;
      use = { name: `brief_${createHash('sha1').update(text).digest('hex')}`, times: 0 };
      uses.set(text, use);
    }
    use.times += 1;
    return use.times > 1 ? use.name : undefined;
  };
  return {
    async executeQuery<Row>({ sql: text, parameters }: CompiledQuery) {
      const name = nameOf(text);
      inOneWrite(client);
      const values = [...parameters];
      const asked = client.query(name === undefined ? { text, values } : { name, text, values });
      const { command, rowCount, rows } = await asked;
      return {
        rows: rows as Row[],
        ...(changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
      };
    },
    // biome-ignore lint/correctness/useYield: there is nothing to yield
    async *streamQuery() {
      throw new Error('a brief transaction has no long answers');
    },
  };
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** What is asked until the promises of this moment are done leaves in one write. */
function inOneWrite(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
