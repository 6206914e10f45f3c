import type { CompiledQuery, Kysely } from 'kysely';
import type { PreparedQuery } from './client-connection.ts';
import type { DB } from './tables.generated.ts';

/** A statement as Kysely builds it, whose text is the same whatever its parameters are. */
export type Preparable<Row> = { compile(db: Kysely<DB>): CompiledQuery<Row> };

/**
 * Runs a statement that is prepared at its first time on each connection (client-connection.ts). A plan for all
 * parameters is right where a key finds the rows, and may be wrong where a range does: so a statement says so
 * itself.
 */
export async function executePrepared<Row>(db: Kysely<DB>, query: Preparable<Row>): Promise<Row[]> {
  const prepared: PreparedQuery = { ...query.compile(db), isPrepared: true };
  const { rows } = await db.executeQuery<Row>(prepared as CompiledQuery<Row>);
  return rows;
}
