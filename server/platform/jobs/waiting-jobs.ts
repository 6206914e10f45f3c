import type pg from 'pg';

/** How many jobs could run now, and how many failed for good. */
export async function waitingJobs(pool: pg.Pool): Promise<{ ready: number; failed: number }> {
  const { rows } = await pool.query(`
    SELECT count(*) FILTER (WHERE attempts < max_attempts AND run_at <= now())::int AS ready,
           count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed
    FROM graphile_worker.jobs`);
  return rows[0];
}

/** Seconds that the job which waits longest for its first attempt has waited. */
export async function longestWait(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(`
    SELECT coalesce(extract(epoch FROM now() - min(run_at)), 0)::float8 AS seconds
    FROM graphile_worker.jobs
    WHERE attempts = 0 AND locked_at IS NULL AND run_at <= now()`);
  return rows[0].seconds;
}
