import pg from 'pg';
import { survive } from './connect.ts';

/*
 * Who writes the past of an installation (a demonstration, an import) makes rows that were due long ago.
 * A scheduled job of a server that runs beside would take them for forgotten and act on them now. So the
 * writer holds an advisory lock, scheduled jobs leave out a turn while it is held, and a second writer is
 * refused. The lock is a session's: it goes with the writer, however they end.
 */

/** Any number, the same in every process of Insaf. */
const lockKey = 4_631_027_590_519;

/** Whoever asks holds a share for as long as the question takes; longer than that is a writer. */
const patience = '2s';
const notAvailable = '55P03';

export type Writing = { readonly end: () => Promise<void> };

/** @returns null while somebody else writes the past */
export async function beginWritingThePast(url: string): Promise<Writing | null> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'insaf past' });
  survive(pool, () => undefined);
  const client = await pool.connect();
  const close = async () => {
    client.release(true);
    await pool.end();
  };
  const end = async () => {
    // Closing gives the lock back too, but a moment later.
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    await close();
  };
  try {
    await client.query(`set lock_timeout = '${patience}'`);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return { end };
  } catch (error) {
    await close();
    if ((error as { code?: string }).code === notAvailable) return null;
    throw error;
  }
}

export async function pastIsBeingWritten(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select pg_try_advisory_xact_lock_shared($1) as free', [
    lockKey,
  ]);
  return !rows[0].free;
}
