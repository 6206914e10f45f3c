import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertionOf, insertRows } from '../../platform/db/insert-rows.ts';
import type { ComplaintFigures, FigureProgress } from '../../platform/db/tables.generated.ts';
import { endOfPath } from '../rights/index.ts';

export * from './queries/histories.ts';
export * from './queries/public.ts';
export * from './queries/sums.ts';

/** Notes complaints whose figures may have changed. */
export async function insertDeltas(db: Db, numbers: readonly string[]): Promise<void> {
  const rows = numbers.map((complaint_number) => ({ complaint_number }));
  await insertRows(db, 'figure_deltas', rows);
}

/** Any number, the same in every process: one counts at a time, until its transaction ends. */
const lockKey = 7_305_118_264_907;

/** @returns whether nobody else counts */
export async function lockCounting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`
    SELECT pg_try_advisory_xact_lock(${lockKey}) AS got`.execute(db);
  return rows[0]!.got;
}

/** The same, after whoever counts: a turn over all of history can take longer than anything else may wait. */
export async function waitToCount(db: Db): Promise<void> {
  await sql`SET LOCAL lock_timeout = 0`.execute(db);
  await sql`SET LOCAL statement_timeout = 0`.execute(db);
  await sql`SELECT pg_advisory_xact_lock(${lockKey})`.execute(db);
  await sql`SET LOCAL lock_timeout TO DEFAULT`.execute(db);
  await sql`SET LOCAL statement_timeout TO DEFAULT`.execute(db);
}

/** How far counting is. */
export type Progress = Selectable<FigureProgress>;

export function readProgress(db: Db): Promise<Progress> {
  return db.selectFrom('figure_progress').selectAll().executeTakeFirstOrThrow();
}

export async function writeProgress(db: Db, progress: Omit<Progress, 'id'>): Promise<void> {
  await db.updateTable('figure_progress').set(progress).execute();
}

/** Complaints that were touched, each once; and nobody takes them again. */
export async function takeDeltas(
  db: Db,
  limit: number,
): Promise<{ taken: number; numbers: string[] }> {
  const { rows } = await sql<{ complaint_number: string }>`
    DELETE FROM figure_deltas WHERE id IN (
      SELECT id FROM figure_deltas WHERE NOT set_aside ORDER BY id LIMIT ${limit})
    RETURNING complaint_number`.execute(db);
  const numbers = new Set(rows.map((row) => row.complaint_number));
  return { taken: rows.length, numbers: [...numbers] };
}

/** Those of these complaints that were set aside are so no more. */
export async function forgetSetAside(db: Db, numbers: readonly string[]): Promise<void> {
  await sql`DELETE FROM figure_deltas
    WHERE set_aside AND complaint_number = ANY(${numbers}::bigint[])`.execute(db);
}

/** Complaints that cannot be counted wait aside until they are touched again. */
export async function setAside(db: Db, numbers: readonly string[]): Promise<void> {
  const rows = numbers.map((complaint_number) => ({ complaint_number, set_aside: true }));
  await insertRows(db, 'figure_deltas', rows);
}

/** How many complaints could not be counted. */
export async function countSetAside(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT complaint_number)::integer AS count
    FROM figure_deltas WHERE set_aside`.execute(db);
  return rows[0]!.count;
}

/** The next complaints after one, in the order in which they were received. */
export async function receivedAfter(
  db: Db,
  after: { readonly counting_received: Date; readonly counting_after: string },
  limit: number,
): Promise<{ number: string; received_at: Date }[]> {
  const { rows } = await sql<{ number: string; received_at: Date }>`
    SELECT number, received_at FROM complaints
    WHERE (received_at, number) > (${after.counting_received}, ${after.counting_after})
    ORDER BY received_at, number LIMIT ${limit}`.execute(db);
  return rows;
}

/** Complaints whose time ran out after one moment and one of them, until another, in that order. */
export async function ranOut(
  db: Db,
  after: Pick<Progress, 'due_until' | 'due_number'>,
  until: Date,
  limit: number,
): Promise<{ number: string; due_at: Date }[]> {
  const { rows } = await sql<{ number: string; due_at: Date }>`
    SELECT number, due_at FROM complaints
    WHERE (due_at, number) > (${after.due_until}, ${after.due_number}) AND due_at <= ${until}
    ORDER BY due_at, number LIMIT ${limit}`.execute(db);
  return rows;
}

/**
 * Notes what changes of the tree after one of them concern: what is unfinished below the agencies that moved
 * or took another's work; and what was counted since by the tree as it was before.
 */
export async function touchMoved(db: Db, afterChange: string): Promise<void> {
  const { rows } = await sql<{ path: string; at: Date }>`
    SELECT DISTINCT a.path, c.at FROM agency_changes c JOIN agencies a ON a.id = c.agency_id
    WHERE c.id > ${afterChange} AND c.what IN ('moved', 'merged')
      AND (c.what = 'moved' OR c.after ? 'took')`.execute(db);
  for (const { path } of rows) {
    await sql`
      INSERT INTO figure_deltas (complaint_number)
      SELECT number FROM complaints
      WHERE holder_path >= ${path} AND holder_path < ${endOfPath(path)}
        AND status IN ('received', 'incomplete', 'referred', 'in_progress', 'answered', 'joined')`.execute(
      db,
    );
  }
  const first = rows.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0];
  if (first === undefined) return;
  await sql`
    INSERT INTO figure_deltas (complaint_number)
    SELECT complaint_number FROM complaint_figures WHERE counted_at >= ${first}`.execute(db);
}

/** What was counted of a complaint. */
export type CountedRow = Omit<Selectable<ComplaintFigures>, 'received_day' | 'last_day'> & {
  readonly received_day: string;
  readonly last_day: string;
};

/** What was counted of these complaints, of those that were. */
export async function countedOf(db: Db, numbers: readonly string[]): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    SELECT * FROM complaint_figures
    WHERE complaint_number = ANY(${numbers}::bigint[])`.execute(db);
  return rows;
}

/** Keeps what was counted of complaints, in place of what was before. */
export async function putCounted(db: Db, rows: readonly CountedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const changed = Object.keys(rows[0]!).map(
    (column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`,
  );
  await sql`${insertionOf('complaint_figures', rows)}
    ON CONFLICT (complaint_number) DO UPDATE SET ${sql.join(changed)}`.execute(db);
}

/** Forgets all that was counted, at once. */
export async function forgetCounted(db: Db): Promise<void> {
  await sql`TRUNCATE event_figures, cohort_figures, complaint_figures`.execute(db);
}
