import { createHash } from 'node:crypto';
import type { CompiledQuery, Kysely } from 'kysely';
import type pg from 'pg';
import type { DB } from './tables.generated.ts';

/*
 * Statements that the server makes with most requests are parsed once a connection, and planned once where
 * one plan serves all parameters. A statement says so itself (`executePrepared`): a plan for all parameters
 * is right where a key finds the rows, and may be wrong where a range does.
 */

/** Lists can be asked for in more ways than there is memory for on every connection: the first come are prepared. */
const mostTexts = 300;
const names = new Map<string, string>();

/** A statement as Kysely builds it, whose text is the same whatever its parameters are. */
export type Preparable<Row> = { compile(db: Kysely<DB>): CompiledQuery<Row> };

/** Runs a statement that is prepared at its first time on each connection. */
export async function executePrepared<Row>(db: Kysely<DB>, query: Preparable<Row>): Promise<Row[]> {
  const compiled = query.compile(db);
  if (!names.has(compiled.sql) && names.size < mostTexts) {
    names.set(compiled.sql, createHash('sha256').update(compiled.sql).digest('hex').slice(0, 32));
  }
  const { rows } = await db.executeQuery(compiled);
  return rows;
}

/**
 * Makes the connections of a pool know the statements that are prepared. Where a migration changed the columns
 * of one meanwhile, the connection goes on without preparing.
 */
export function prepareOn(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    let prepares = true;
    const query = client.query.bind(client) as unknown as Query;
    const prepared: Query = (text, values, ...rest) => {
      const name = prepares && typeof text === 'string' ? names.get(text) : undefined;
      if (name === undefined) return query(text, values, ...rest);
      return query({ name, text, values }).catch((error: pg.DatabaseError) => {
        if (!isChanged(error)) throw error;
        prepares = false;
        if (client.getTransactionStatus() !== 'I') throw error;
        return query(text, values);
      });
    };
    client.query = prepared as unknown as typeof client.query;
  });
}

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => Promise<pg.QueryResult>;

const isChanged = ({ code, message }: pg.DatabaseError) =>
  code === '0A000' && message.includes('cached plan');
