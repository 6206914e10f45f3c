/*
 * One connection of the pool as Kysely speaks over it, and the one place where statements are prepared: parsed
 * once a connection, and planned once where one plan serves all parameters. Two ask for it: a statement that
 * says so itself (`executePrepared`) at its first time, and whatever is asked of a connection that is held for
 * brief statements (brief-transaction.ts, read-together.ts) at its second. Every other is planned anew for what
 * it asks, which is right where a range finds the rows.
 */
import { createHash } from 'node:crypto';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type pg from 'pg';

/** On one connection; each costs PostgreSQL some tens of kilobytes. */
const mostPrepared = 400;

/** At which use of a connection a statement is prepared. */
type PreparedFrom = 'first use' | 'second use' | 'never';

/** A statement that says itself that it is prepared. */
export type PreparedQuery = CompiledQuery & { readonly isPrepared: true };

/** One connection that is lent out by a pool; `connectionOver` gives the same for the same client. */
export class ClientConnection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  readonly #uses = new Map<string, { readonly name: string; times: number }>();
  #prepares = true;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.ask(query, 'isPrepared' in query ? 'first use' : 'never');
  }

  /**
   * Where a migration changed meanwhile what a prepared statement gives, the connection goes on without
   * preparing; within a transaction, which PostgreSQL has ended by then, from the next one on.
   */
  async ask<Row>(
    { sql: text, parameters }: CompiledQuery,
    from: PreparedFrom,
  ): Promise<QueryResult<Row>> {
    const values = [...parameters];
    const name = this.#nameOf(text, from);
    const { command, rowCount, rows } = await this.client
      .query({ name, text, values })
      .catch((error: pg.DatabaseError) => {
        if (name === undefined || !isChanged(error)) throw error;
        this.#prepares = false;
        if (this.client.getTransactionStatus() !== 'I') throw error;
        return this.client.query(text, values);
      });
    return {
      rows: rows as Row[],
      ...(changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
    };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('a connection in pipeline mode streams no rows');
  }

  #nameOf(text: string, from: PreparedFrom): string | undefined {
    if (from === 'never' || !this.#prepares) return undefined;
    let use = this.#uses.get(text);
    if (use === undefined) {
      if (this.#uses.size >= mostPrepared) return undefined;
      use = { name: nameOf(text), times: 0 };
      this.#uses.set(text, use);
    }
    use.times += 1;
    return from === 'first use' || use.times > 1 ? use.name : undefined;
  }
}

const connections = new WeakMap<pg.PoolClient, ClientConnection>();

export function connectionOver(client: pg.PoolClient): ClientConnection {
  let connection = connections.get(client);
  if (connection === undefined) {
    connection = new ClientConnection(client);
    connections.set(client, connection);
  }
  return connection;
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

const isChanged = ({ code, message }: pg.DatabaseError) =>
  code === '0A000' && message.includes('cached plan');

const nameOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
