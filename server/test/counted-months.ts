import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import type { TestApp } from './app.ts';

/*
 * Months of an agency as figures would have counted them, so that a year need not be worked through: the sums
 * of each month, and what was counted of each complaint.
 */

const marks = (...names: (typeof cohortFigures)[number][]) =>
  names.reduce((bits, name) => bits | (1 << cohortFigures.indexOf(name)), 0);

/** So many received on the third of a month at an agency, of which some were settled so many days later. */
export async function countedMonth(
  { database: { pool } }: TestApp,
  code: string,
  month: string,
  counts: { readonly received: number; readonly verified: number; readonly afterDays: number },
): Promise<void> {
  const { received, verified, afterDays } = counts;
  before += 10_000;
  await pool.query(
    `INSERT INTO complaint_figures (complaint_number, received_day, agency_id, path, channel, kind, marks,
       events, stands, last_day, counted_at)
     SELECT 900000000 + no + $7::int, $2::date + 2, a.id, a.path, 'portal', 'complaint',
       CASE WHEN no <= $4 THEN $5::int ELSE $6::int END,
       CASE WHEN no <= $4 THEN ARRAY[($2::date + 2 - '2000-01-01') * 64, 32768,
         ($2::date + 2 + $8::int - '2000-01-01') * 64 + $9::int, 32768]
       ELSE ARRAY[($2::date + 2 - '2000-01-01') * 64, 32768] END, ARRAY[a.path],
       $2::date + 2 + CASE WHEN no <= $4 THEN $8::int ELSE 0 END, now()
     FROM agencies a, generate_series(1, $3::int) AS no WHERE a.code = $1`,
    [
      ...[code, month, received, verified, marks('received', 'verified'), marks('received')],
      ...[before, afterDays, eventFigures.indexOf('verified')],
    ],
  );
  await pool.query(
    `INSERT INTO cohort_figures (agency_id, reach, part, value, span, start, received, verified)
     SELECT b.id, CASE WHEN b.id = a.id THEN 'own' ELSE 'under' END, 'all', '', 'month', $2::date, $3, $4
     FROM agencies a JOIN agencies b ON starts_with(a.path, b.path) WHERE a.code = $1
     ON CONFLICT (agency_id, reach, part, value, span, start) DO UPDATE SET
       received = cohort_figures.received + $3, verified = cohort_figures.verified + $4`,
    [code, month, received, verified],
  );
}

let before = 0;
