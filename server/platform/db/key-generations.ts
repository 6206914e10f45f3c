import { sql } from 'kysely';
import type { Db } from '../context.ts';

/** A generation of keys as it is kept. */
export type KeptGeneration = {
  readonly no: number;
  readonly hashing_no: number;
  readonly master: string;
  readonly wrapped: Buffer;
  /** Whether every server has had the time to learn of it. */
  readonly known: boolean;
};

/** Servers look for new generations every two seconds. */
export const lookEvery = 2000;
const knownAfter = sql.lit('4 seconds');

/** All generations, the newest first. */
export function keptGenerations(db: Db): Promise<KeptGeneration[]> {
  return db
    .selectFrom('key_generations')
    .select(['no', 'hashing_no', 'master', 'wrapped'])
    .select(sql<boolean>`created_at <= now() - ${knownAfter}::interval`.as('known'))
    .orderBy('no', 'desc')
    .execute();
}

/** Holds off others who begin a rotation, until the transaction ends. */
export async function lockGenerations(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('key generations', 0))`.execute(db);
}

/** Adds a generation; false when another process added it first. */
export async function addGeneration(
  db: Db,
  generation: Omit<KeptGeneration, 'known'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('key_generations')
    .values(generation)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Removes the generations before this one.
 *
 * @returns how many; null when something is still sealed by one of them, and then none is removed
 */
export async function removeGenerationsBefore(db: Db, no: number): Promise<number | null> {
  try {
    const { numDeletedRows } = await db
      .deleteFrom('key_generations')
      .where('no', '<', no)
      .executeTakeFirst();
    return Number(numDeletedRows);
  } catch (error) {
    if ((error as { code?: string }).code === '23503') return null;
    throw error;
  }
}
