import pg from 'pg';

/**
 * Complaints of a year, spread over 4,000 agencies and all days: each examined centrally and dismissed, or
 * referred, accepted, answered, settled and perhaps confirmed, as far as time allowed; written straight to the
 * database. Agencies are added below governorates until there are so many.
 *
 * @param url the database as its owner
 */
export async function writeHistories(
  url: string,
  { complaints, until }: { complaints: number; until: Date },
): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    // Without triggers, which would look at each by itself.
    await owner.query('SET session_replication_role = replica');
    await owner.query(`
      INSERT INTO agencies (code, parent_id, path, kind, name_ar, name_en)
      SELECT 'made-' || n, g.id, '/' || n, 'local_unit', 'وحدة ' || n, 'Unit ' || n
      FROM generate_series(1, 4000 - (SELECT count(*)::int FROM agencies)) n
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS no FROM agencies
        WHERE kind = 'governorate') g
        ON g.no = n % (SELECT count(*) FROM agencies WHERE kind = 'governorate')`);
    await owner.query(`UPDATE agencies a SET path = p.path || a.id || '/'
      FROM agencies p WHERE p.id = a.parent_id AND a.code LIKE 'made-%'`);
    await owner.query(`CREATE TEMP TABLE units AS
      SELECT row_number() OVER () - 1 AS no, id, path FROM agencies WHERE code LIKE 'made-%'`);
    await owner.query(
      `CREATE TEMP TABLE stories AS
       SELECT 100000000000 + n * 7919::bigint AS number, n, units.id AS unit, units.path,
         $1::timestamptz - (n * 37 % 365) * interval '1 day' - (n % 1440) * interval '1 minute' AS at,
         1 + n % 40 AS category, n % 5 = 0 AS dismissed, n % 3 = 0 AS confirmed
       FROM generate_series(1, $2::int) n
       JOIN units ON units.no = n * 7919::bigint % (SELECT count(*) FROM units)`,
      [until, complaints],
    );
    await owner.query(
      `INSERT INTO history_entries (complaint_number, seq, at, verb, from_status, to_status, actor,
         holder_id, category_id, details)
       SELECT number, step.seq, at + step.after, step.verb, NULL, step.becomes, 'system',
         CASE WHEN step.at_unit THEN unit ELSE (SELECT id FROM agencies WHERE code = 'system') END,
         category, step.details::jsonb
       FROM stories JOIN (VALUES
         (1, interval '0 days', 'receive', 'received', false, NULL, NULL, '{}'),
         (2, '1 day', 'dismiss', 'dismissed', false, true, NULL, '{"reason": "inexact"}'),
         (2, '1 day', 'refer', 'referred', true, false, NULL, '{}'),
         (3, '2 days', 'accept', 'in_progress', true, false, NULL, '{}'),
         (4, '6 days', 'answer', 'answered', true, false, NULL, '{"claim": "cause_removed"}'),
         (5, '9 days', 'settle', 'settled', true, false, NULL, '{"claim": "cause_removed"}'),
         (6, '11 days', 'confirm', 'closed', true, false, true, '{}')
       ) AS step (seq, after, verb, becomes, at_unit, of_dismissed, of_confirmed, details)
         ON coalesce(of_dismissed = dismissed, true) AND coalesce(of_confirmed = confirmed, true)
           AND at + step.after <= $1`,
      [until],
    );
    await owner.query(
      `INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
         received_at, holder_id, holder_path, clock_state, waits_until, category_id, answered_by_id,
         judge_id, judge_path)
       SELECT number, (ARRAY['complaint', 'request', 'enquiry'])[1 + n % 3], h.to_status, h.seq,
         (ARRAY['hotline', 'portal', 'office', 'whatsapp'])[1 + n % 4], 'ar', 'شكوى رقم ' || n, 1, s.at,
         h.holder_id, a.path, 'stopped', s.at + interval '30 days', category,
         CASE WHEN h.to_status = 'answered' THEN unit END,
         CASE WHEN h.to_status = 'answered' THEN 1 END, CASE WHEN h.to_status = 'answered' THEN '/1/' END
       FROM stories s JOIN LATERAL (SELECT * FROM history_entries e
         WHERE e.complaint_number = s.number ORDER BY seq DESC LIMIT 1) h ON true
       JOIN agencies a ON a.id = h.holder_id`,
    );
    await owner.query('ANALYZE');
  } finally {
    await owner.end();
  }
}
