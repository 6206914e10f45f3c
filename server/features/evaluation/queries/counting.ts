import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Entry, Journey } from '../rules/acts-of.ts';

/* What the job reads that counts a month. Times in milliseconds. */

const ms = (column: string): RawBuilder<number> =>
  sql`(extract(epoch FROM ${sql.ref(column)}) * 1000)::double precision`;

type Between = { readonly from: Date; readonly until: Date };

/** Complaints with which staff did something in a stretch of time, in the order of their numbers. */
export async function numbersWorkedOn(db: Db, { from, until }: Between): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    SELECT DISTINCT complaint_number AS number FROM history_entries
    WHERE at >= ${from} AND at < ${until} AND actor = 'staff' ORDER BY 1`.execute(db);
  return rows.map(({ number }) => number);
}

type Row = Omit<Entry, 'at'> & { readonly number: string; readonly at: number };

/** The whole histories of these complaints. */
export async function journeysOf(db: Db, numbers: readonly string[]): Promise<Journey[]> {
  const { rows } = await sql<Row>`
    SELECT complaint_number AS number, ${ms('at')} AS at, verb, to_status AS to,
      holder_id AS "holderId", category_id AS "categoryId", ${ms('due_at')} AS "dueAt",
      CASE actor WHEN 'staff' THEN staff_id END AS "staffId", agency_id AS "agencyId",
      on_behalf_of AS "behalfOf",
      CASE verb WHEN 'confirm' THEN (details ->> 'grade')::integer END AS grade
    FROM history_entries WHERE complaint_number = ANY(${numbers}::bigint[])
    ORDER BY complaint_number, seq`.execute(db);
  const journeys = new Map<string, Journey & { entries: Entry[] }>();
  for (const { number, ...entry } of rows) {
    const journey = journeys.get(number) ?? { number, entries: [] };
    journey.entries.push(entry);
    journeys.set(number, journey);
  }
  return [...journeys.values()];
}

/** How many callers each looked up, each caller once a day; by agency and member of staff as `4 id`. */
export async function callsBetween(
  db: Db,
  { from, until }: Between,
  zone: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; calls: number }>`
    SELECT agency_id || ' ' || staff_id AS key,
      count(DISTINCT (coalesce(p.phone_hash, int8send(l.id)), (at AT TIME ZONE ${zone})::date))::integer AS calls
    FROM caller_lookups l LEFT JOIN caller_lookup_phones p ON p.lookup_id = l.id
    WHERE at >= ${from} AND at < ${until}
    GROUP BY agency_id, staff_id`.execute(db);
  return new Map(rows.map(({ key, calls }) => [key, calls]));
}

/** Since when each holds a role of their own at an agency; by agency and member of staff as `4 id`. */
export async function beginnings(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; since: number }>`
    SELECT agency_id || ' ' || staff_id AS key, min(${ms('since')}) AS since
    FROM staff_roles GROUP BY agency_id, staff_id`.execute(db);
  return new Map(rows.map(({ key, since }) => [key, since]));
}

/** Everybody’s leave in which somebody stood in for them, as far as it reaches into or before a time. */
export async function leaveBefore(db: Db, until: Date) {
  const { rows } = await sql<{ of: string; to: string; from: number; until: number }>`
    SELECT staff_id AS of, to_id AS to, ${ms('from_at')} AS from, ${ms('until_at')} AS until
    FROM delegations WHERE from_at < ${until}`.execute(db);
  return rows;
}
