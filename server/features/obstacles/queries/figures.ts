import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';

type Counted = { readonly at: Date; readonly agencyId: number; readonly kind: string };

/**
 * Counts what became of an obstacle on its day, in the transaction in which it did.
 *
 * @param zone in which a day begins and ends
 * @param minutes of `removed`: how long it stood
 */
export async function addToDay(
  db: Db,
  zone: string,
  what: 'recorded' | 'decided' | 'removed',
  { at, agencyId, kind }: Counted,
  minutes = 0,
): Promise<void> {
  const column = sql.ref(what);
  await sql`
    INSERT INTO daily_obstacles AS d (day, agency_id, kind, ${column}, minutes)
    VALUES ((${at}::timestamptz AT TIME ZONE ${zone}::text)::date, ${agencyId}, ${kind}, 1, ${minutes})
    ON CONFLICT (day, agency_id, kind) DO UPDATE
    SET ${column} = d.${column} + 1, minutes = d.minutes + excluded.minutes`.execute(db);
}

export type SumRow = {
  agency_id: number;
  kind: string;
  recorded: number;
  decided: number;
  removed: number;
  minutes: string;
  open: number;
  oldest: Date | null;
};

/** What was counted from one day to another, both included, beside what is open now, of these agencies. */
export async function sumObstacles(
  db: Db,
  agencyIds: readonly number[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<SumRow[]> {
  const ids = sql`ANY(${[...agencyIds]}::int[])`;
  const { rows } = await sql<SumRow>`
    WITH counted AS (
      SELECT agency_id, kind, sum(recorded)::int AS recorded, sum(decided)::int AS decided,
        sum(removed)::int AS removed, sum(minutes)::bigint AS minutes
      FROM daily_obstacles WHERE agency_id = ${ids} AND day BETWEEN ${from}::date AND ${to}::date
      GROUP BY agency_id, kind
    ), standing AS (
      SELECT agency_id, kind, count(*)::int AS open, min(recorded_at) AS oldest
      FROM obstacles WHERE agency_id = ${ids} AND removed_at IS NULL GROUP BY agency_id, kind
    )
    SELECT agency_id, kind, coalesce(recorded, 0) AS recorded, coalesce(decided, 0) AS decided,
      coalesce(removed, 0) AS removed, coalesce(minutes, 0) AS minutes, coalesce(open, 0) AS open, oldest
    FROM counted FULL JOIN standing USING (agency_id, kind)
    ORDER BY oldest NULLS LAST, agency_id, kind`.execute(db);
  return rows;
}
