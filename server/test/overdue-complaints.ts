import pg from 'pg';

/**
 * Complaints that are examined at agencies all over the tree, written straight to the database: so many
 * whose time ran out at an instant, and so many whose runs for a month more, all of which a step of the
 * ladder is due of, or will be, at the end of their time.
 *
 * @param url the database as its owner
 */
export async function writeOverdue(
  url: string,
  { overdue, open, at }: { overdue: number; open: number; at: Date },
): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    // Without triggers, which would look at each by itself.
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `CREATE TEMP TABLE holders AS
         SELECT row_number() OVER () - 1 AS no, id, path FROM agencies WHERE active`,
    );
    await owner.query(
      `INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
         received_at, holder_id, holder_path, clock, clock_state, clock_since, clock_minutes,
         clock_total, due_at, next_step_at)
       SELECT 100000000000 + n * 7919::bigint, 'complaint', 'received', 1, 'portal', 'ar', 'شكوى رقم ' || n, 1,
         $1::timestamptz - interval '2 days', holders.id, holders.path, 'examination', 'running',
         $1::timestamptz - interval '2 days', 840, 840, due, due
       FROM generate_series(1, $2::int) n
       JOIN holders ON holders.no = n % (SELECT count(*) FROM holders)
       CROSS JOIN LATERAL (SELECT $1::timestamptz +
         CASE WHEN n <= $3::int THEN make_interval(secs => -(n % 3600))
              ELSE make_interval(mins => 60 + n % 40000) END AS due) AS time`,
      [at, open, overdue],
    );
    await owner.query(
      `INSERT INTO history_entries (complaint_number, seq, at, verb, to_status, actor, holder_id,
         due_at, details)
       SELECT number, 1, received_at, 'receive', 'received', 'complainant', holder_id, due_at, '{}'
       FROM complaints`,
    );
    await owner.query('ANALYZE complaints');
    await owner.query('ANALYZE history_entries');
  } finally {
    await owner.end();
  }
}
