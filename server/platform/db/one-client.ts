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
import { connectionOver } from './client-connection.ts';
import type { DB } from './tables.generated.ts';

/** What is held on a connection: a transaction, or readings that each see what is committed by then. */
type Held = { readonly isTransaction: boolean };

/** A database over one connection, until whoever holds it gives it back. */
type OneClient = { readonly db: Db; readonly end: () => void };

/**
 * The database over one connection that somebody holds. What is asked at once (`Promise.all`) travels at once, in
 * one write, and is carried out in the order in which it was asked; every statement is prepared at its second use.
 * Once it ended it refuses: what comes too late would be carried out within what the next one does.
 */
export function oneClient(client: pg.PoolClient, { isTransaction }: Held): OneClient {
  const over = connectionOver(client);
  let ended = false;
  let fault: unknown;
  const connection: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery) {
      if (ended) throw new Error('a statement came after its connection was given back');
      inOneWrite(client);
      const from = 'isPrepared' in query ? 'first use' : 'second use';
      return over.ask<Row>(query, from).catch((error: unknown) => {
        // Those behind a refused one are refused for no reason of their own, and may be heard of first.
        if (isTransaction) fault ??= error;
        throw isTransaction ? fault : error;
      });
    },
    streamQuery: () => over.streamQuery(),
  };
  return {
    db: new OverOne(connection, isTransaction),
    end: () => {
      ended = true;
    },
  };
}

class OverOne extends Kysely<DB> {
  readonly #isTransaction: boolean;

  constructor(connection: DatabaseConnection, isTransaction: boolean) {
    const nothing = async () => undefined;
    const driver = {
      ...{ init: nothing, releaseConnection: nothing, destroy: refuse },
      ...{ beginTransaction: refuse, commitTransaction: refuse, rollbackTransaction: refuse },
      acquireConnection: async () => connection,
    };
    super({
      dialect: {
        createAdapter: () => adapter,
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => compiler,
        createDriver: () => driver,
      },
    });
    this.#isTransaction = isTransaction;
  }

  override get isTransaction(): boolean {
    return this.#isTransaction;
  }
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

const refuse = async () => {
  throw new Error('a transaction within a transaction');
};

/** What is asked until the promises of this moment are done leaves in one write. */
export function inOneWrite(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
