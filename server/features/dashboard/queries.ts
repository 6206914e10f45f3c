import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

/** Jobs that failed for good and that could run now, none counted beyond `upTo` and one. */
export async function countJobs(
  db: Db,
  upTo: number,
): Promise<{ readonly failed: number; readonly waiting: number }> {
  const counted = (which: ReturnType<typeof sql>) => sql`(SELECT count(*)::int FROM (
    SELECT FROM graphile_worker.jobs WHERE ${which} LIMIT ${sql.lit(upTo + 1)}) AS each)`;
  const { rows } = await sql<{ failed: number; waiting: number }>`
    SELECT ${counted(sql`attempts >= max_attempts`)} AS failed,
      ${counted(sql`attempts < max_attempts AND run_at <= now()`)} AS waiting`.execute(db);
  return rows[0]!;
}
