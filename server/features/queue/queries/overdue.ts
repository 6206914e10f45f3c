import { expressionBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { DB } from '../../../platform/db/tables.generated.ts';
import { inReach } from '../../complaints/index.ts';
import { type Acting, endOfPath, holdingsWith } from '../../rights/index.ts';
import { obstructible, phases } from '../rules/phases.ts';

/*
 * How much is late in branches of the tree. Nothing counts over everything: of each branch, agency by
 * agency, an index is read until the cap is reached, so a root over ten million complaints reads no more
 * than the cap for each of its branches, and goes down an index for each agency and status.
 */

/** An agency with all below it, or alone. */
export type Branch = { readonly id: number; readonly path: string; readonly alone: boolean };

export type LateBranch = {
  readonly id: number;
  /** Each up to the cap and one more. */
  readonly count: number;
  readonly obstructed: number;
  readonly oldest: Date | null;
};

/** What is late in each of these branches, as far as the acting person reaches. */
export function lateStatement(
  acting: Acting,
  branches: readonly Branch[],
  { now, cap }: { readonly now: Date; readonly cap: number },
) {
  const eb = expressionBuilder<DB, 'complaints'>();
  const reach = inReach(eb, 'complaints.holder_path', holdingsWith(acting, 'readComplaints'));
  const running = phases[0]!.statuses;
  const nothing = sql``;
  const obstructed = sql` AND complaints.obstacle_id IS NOT NULL`;
  /** Of each agency of the branch and each status what is late, the oldest first; ended by a limit. */
  const held = (statuses: readonly string[], more: typeof nothing, most: number) => sql`
    agencies CROSS JOIN unnest(${statuses}::text[]) AS probe (status)
    CROSS JOIN LATERAL (
      SELECT turn_at FROM complaints
      WHERE complaints.holder_id = agencies.id AND complaints.status = probe.status
        AND complaints.turn_at < ${now} AND ${reach}${more}
      ORDER BY turn_at LIMIT ${sql.lit(most)}) AS held
    WHERE agencies.path >= branch.first AND agencies.path < branch.last`;
  const limit = cap + 1;
  const counted = (rows: ReturnType<typeof held>) =>
    sql`LATERAL (SELECT count(*)::int AS count
      FROM (SELECT FROM ${rows} LIMIT ${sql.lit(limit)}) AS each)`;
  return sql<LateBranch>`
    SELECT branch.id, late.count, obstructed.count AS obstructed, oldest.at AS oldest
    FROM unnest(${branches.map(({ id }) => id)}::int[], ${branches.map(({ path }) => path)}::text[],
      ${branches.map(({ path, alone }) => (alone ? `${path} ` : endOfPath(path)))}::text[])
      AS branch (id, first, last)
    CROSS JOIN ${counted(held(running, nothing, limit))} AS late
    CROSS JOIN ${counted(held(obstructible, obstructed, limit))} AS obstructed
    CROSS JOIN LATERAL (SELECT min(held.turn_at) AS at FROM ${held(running, nothing, 1)}) AS oldest`;
}

export async function lateIn(
  db: Db,
  acting: Acting,
  branches: readonly Branch[],
  at: { readonly now: Date; readonly cap: number },
): Promise<Map<number, LateBranch>> {
  if (branches.length === 0) return new Map();
  const { rows } = await lateStatement(acting, branches, at).execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
