import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Complaints } from '../../../platform/db/tables.generated.ts';

/* What runs by the calendars of agencies, for those who declare days: not through an acting person. */

export type DaysIn = {
  /** First and last day, `2026-07-23`, both included, on the wall of a zone. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly zone: string;
};

/**
 * How many open complaints have a clock that runs over some days by the calendar of one of these agencies,
 * which have them or judge their reply; not counted beyond `most`.
 */
export async function countRunningOver(
  db: Db,
  agencyIds: readonly number[],
  { firstDay, lastDay, zone }: DaysIn,
  most: number,
): Promise<number> {
  const running = sql`clock_state = 'running'
    AND due_at > (${firstDay}::date)::timestamp AT TIME ZONE ${zone}
    AND clock_since < (${lastDay}::date + 1)::timestamp AT TIME ZONE ${zone}`;
  const { rows } = await sql<{ held: string; judged: string }>`
    SELECT (SELECT count(*) FROM (SELECT FROM complaints
        WHERE holder_id = ANY(${agencyIds}::integer[])
          AND status IN ('received', 'referred', 'in_progress') AND ${running}
        LIMIT ${most}::integer) h) AS held,
      (SELECT count(*) FROM (SELECT FROM complaints
        WHERE judge_id = ANY(${agencyIds}::integer[]) AND status = 'answered' AND ${running}
        LIMIT ${most}::integer) j) AS judged`.execute(db);
  const [row] = rows as [{ held: string; judged: string }];
  return Math.min(most, Number(row.held) + Number(row.judged));
}

/**
 * How many open complaints have a clock that runs beyond an instant by the calendar of one of these agencies;
 * not counted beyond `most`.
 */
export async function countRunningFrom(
  db: Db,
  agencyIds: readonly number[],
  at: Date,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    SELECT count(*) FROM (
      (SELECT FROM complaints
        WHERE holder_id = ANY(${agencyIds}::integer[]) AND clock_state = 'running'
          AND status IN ('received', 'referred', 'in_progress') AND due_at > ${at}
        LIMIT ${most}::integer)
      UNION ALL (SELECT FROM complaints
        WHERE judge_id = ANY(${agencyIds}::integer[]) AND clock_state = 'running'
          AND status = 'answered' AND due_at > ${at}
        LIMIT ${most}::integer)) AS running`.execute(db);
  return Math.min(most, Number(rows[0]!.count));
}

/**
 * The numbers, in order, of complaints whose clock runs by the calendar of one of these agencies. All of
 * them are found before they are put in order, or a small agency's would be looked for among everybody's.
 *
 * @param beyond only those of which something is due after the beginning of this day; null for all
 */
export async function runningBy(
  db: Db,
  agencyIds: readonly number[],
  page: { readonly after: string; readonly limit: number },
  beyond: Pick<DaysIn, 'firstDay' | 'zone'> | null = null,
): Promise<string[]> {
  const goesOn =
    beyond === null
      ? sql`true`
      : sql`greatest(due_at, accept_due_at, next_step_at)
          > (${beyond.firstDay}::date)::timestamp AT TIME ZONE ${beyond.zone}`;
  const { rows } = await sql<{ number: string }>`
    WITH running AS MATERIALIZED (
      SELECT number FROM complaints
        WHERE holder_id = ANY(${agencyIds}::integer[])
          AND status IN ('received', 'referred', 'in_progress') AND clock_state = 'running'
          AND ${goesOn}
      UNION ALL SELECT number FROM complaints
        WHERE judge_id = ANY(${agencyIds}::integer[])
          AND status = 'answered' AND clock_state = 'running' AND ${goesOn})
    SELECT number FROM running WHERE number > ${page.after}::bigint
    ORDER BY number LIMIT ${page.limit}::integer`.execute(db);
  return rows.map(({ number }) => number);
}

/** These complaints, as far as their clock still runs, and nobody else moves them. */
export function lockRunning(db: Db, numbers: readonly string[]): Promise<Selectable<Complaints>[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where(sql<boolean>`number = ANY(${numbers}::bigint[])`)
    .where('clock_state', '=', 'running')
    .orderBy('number')
    .forUpdate()
    .execute();
}
