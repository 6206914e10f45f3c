import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';

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
  { firstDay, zone }: DaysIn,
  most: number,
): Promise<number> {
  const from = sql`(${firstDay}::date)::timestamp AT TIME ZONE ${zone}`;
  const { rows } = await sql<{ held: string; judged: string }>`
    SELECT (SELECT count(*) FROM (SELECT FROM complaints
        WHERE holder_id = ANY(${agencyIds}::integer[])
          AND status IN ('received', 'referred', 'in_progress')
          AND clock_state = 'running' AND due_at > ${from}
        LIMIT ${most}::integer) h) AS held,
      (SELECT count(*) FROM (SELECT FROM complaints
        WHERE judge_id = ANY(${agencyIds}::integer[]) AND status = 'answered'
          AND clock_state = 'running' AND due_at > ${from}
        LIMIT ${most}::integer) j) AS judged`.execute(db);
  const [row] = rows as [{ held: string; judged: string }];
  return Math.min(most, Number(row.held) + Number(row.judged));
}
