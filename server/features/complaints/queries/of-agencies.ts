import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { endOfPath } from '../../rights/index.ts';

/* What agencies hold and judge, for those who change the tree: not through an acting person. */

/** What these agencies hold and judge, or did, carries these paths from now on. */
export async function movePaths(
  db: Db,
  moved: readonly { readonly id: number; readonly path: string }[],
): Promise<void> {
  const paths = JSON.stringify(moved.map(({ id, path }) => ({ id, path })));
  await sql`
    UPDATE complaints SET holder_path = moved.path
    FROM jsonb_to_recordset(${paths}::jsonb) AS moved (id integer, path text)
    WHERE holder_id = moved.id AND holder_path <> moved.path`.execute(db);
  await sql`
    UPDATE complaints SET judge_path = moved.path
    FROM jsonb_to_recordset(${paths}::jsonb) AS moved (id integer, path text)
    WHERE judge_id = moved.id AND judge_path <> moved.path`.execute(db);
}

/** Whose replies wait for the judgement of these agencies: pairs, each once. */
export async function repliesJudgedBy(
  db: Db,
  judgeIds: readonly number[],
): Promise<{ judgeId: number; answeredById: number }[]> {
  return db
    .selectFrom('complaints')
    .select(['judge_id as judgeId', 'answered_by_id as answeredById'])
    .distinct()
    .where('status', '=', 'answered')
    .where('judge_id', 'in', judgeIds)
    .$narrowType<{ judgeId: number; answeredById: number }>()
    .execute();
}

/**
 * Gives the replies of one agency that wait for the judgement of another to a new judge.
 *
 * @returns the numbers of those whose clock runs, by the new judge's time now
 */
export async function replaceJudge(
  db: Db,
  { judgeId, answeredById }: { judgeId: number; answeredById: number },
  judge: { id: number; path: string },
): Promise<string[]> {
  const replaced = await db
    .updateTable('complaints')
    .set({ judge_id: judge.id, judge_path: judge.path })
    .where('status', '=', 'answered')
    .where('judge_id', '=', judgeId)
    .where('answered_by_id', '=', answeredById)
    .returning(['number', 'status', 'clock_state'])
    .execute();
  return runningIn(['answered'], replaced);
}

/** Whether an agency still holds something open, or has a reply to judge. */
export async function holdsOpen(db: Db, agencyId: number): Promise<boolean> {
  const row = await db
    .selectFrom('complaints')
    .select('number')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('holder_id', '=', agencyId),
          eb('status', 'in', [
            'received',
            'incomplete',
            'referred',
            'in_progress',
            'answered',
            'joined',
          ]),
        ]),
        eb.and([eb('judge_id', '=', agencyId), eb('status', '=', 'answered')]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * How many open complaints an agency and those below it hold, and how many replies they have to judge;
 * neither is counted beyond `most`. Each is one range of an index.
 */
export async function openWorkUnder(
  db: Db,
  path: string,
  most: number,
): Promise<{ held: number; toJudge: number }> {
  const end = endOfPath(path);
  const { rows } = await sql<{ held: string; judged: string }>`
    SELECT (SELECT count(*) FROM (SELECT FROM complaints
        WHERE holder_path >= ${path} AND holder_path < ${end}
          AND status IN ('received', 'incomplete', 'referred', 'in_progress', 'answered', 'joined')
        LIMIT ${most}::integer) h) AS held,
      (SELECT count(*) FROM (SELECT FROM complaints
        WHERE judge_path >= ${path} AND judge_path < ${end} AND status = 'answered'
        LIMIT ${most}::integer) j) AS judged`.execute(db);
  const [row] = rows as [{ held: string; judged: string }];
  return { held: Number(row.held), toJudge: Number(row.judged) };
}

/**
 * What an agency that is merged holds goes to its successor, and what it judges, except of the successor's
 * own replies: for those the registry finds another judge. What it held before, its successor goes on seeing.
 * The history stays as it was.
 *
 * @returns the numbers of those whose clock runs, by the successor's time now
 */
export async function handOver(
  db: Db,
  fromId: number,
  to: { id: number; path: string },
): Promise<string[]> {
  const held = await db
    .updateTable('complaints')
    .set({ holder_id: to.id, holder_path: to.path })
    .where('holder_id', '=', fromId)
    .returning(['number', 'status', 'clock_state'])
    .execute();
  const judged = await db
    .updateTable('complaints')
    .set({ judge_id: to.id, judge_path: to.path })
    .where('judge_id', '=', fromId)
    .where((eb) => eb.or([eb('answered_by_id', 'is', null), eb('answered_by_id', '<>', to.id)]))
    .returning(['number', 'status', 'clock_state'])
    .execute();
  await sql`
    INSERT INTO earlier_holders (complaint_number, agency_id)
    SELECT complaint_number, ${to.id} FROM earlier_holders WHERE agency_id = ${fromId}
    ON CONFLICT DO NOTHING`.execute(db);
  return [
    ...runningIn(['received', 'referred', 'in_progress'], held),
    ...runningIn(['answered'], judged),
  ];
}

type Row = { readonly number: string; readonly status: string; readonly clock_state: string };

/** The numbers of those in one of these states whose clock runs. */
function runningIn(statuses: readonly string[], rows: readonly Row[]): string[] {
  return rows
    .filter(({ status, clock_state: state }) => state === 'running' && statuses.includes(status))
    .map(({ number }) => number);
}
