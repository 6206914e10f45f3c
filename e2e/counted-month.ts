import pg from 'pg';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';

/*
 * A month of work as the nights would have counted it long ago: nobody waits a month for a test. Everything
 * else of it is written and read through the server.
 */

/** Over on any day on which this runs. */
export const countedMonth = '2025-05';

const work = {
  work: [
    {
      ...{ verb: 'refer', acts: 120, standIn: 4, timed: 120, usual: 95, late: 3 },
      time: { first: 40, median: 90, third: 200 },
    },
    {
      ...{ verb: 'dismiss', acts: 7, standIn: 0, timed: 7, usual: null, late: 0 },
      time: { first: 60, median: 130, third: 480 },
    },
  ],
  ...{ calls: 12, grades: null, returned: [], categories: [{ id: null, acts: 127 }] },
  replies: { answered: 0, returned: 0, settled: 0, reopened: 0 },
  decisions: { made: 7, upheld: 2 },
  late: { finished: 127, late: 3, cameLate: 1 },
  days: { working: 22, away: 2, active: 20, began: null },
};

/** Such a month of the examiner of the central office. */
export async function putCountedMonth(dataDir: string): Promise<void> {
  const owner = new pg.Client({ connectionString: runningPostgres(dataDir)! });
  await owner.connect();
  await owner.query(
    `INSERT INTO staff_months (agency_id, month, staff_id, work, counted_at, closed_at)
     SELECT a.id, $1, s.id, $2, '2025-08-01', '2025-06-01' FROM agencies a, staff s
     WHERE a.code = 'system' AND s.email = 'examiner@insaf.example'
     ON CONFLICT DO NOTHING`,
    [`${countedMonth}-01`, work],
  );
  await owner.end();
}
