import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type {
  CalendarDays,
  Calendars,
  Ladders,
  Recounts,
  Targets,
} from '../../platform/db/tables.generated.ts';

/* Lines are only ever added. Reading them all is the directory's, which keeps them in memory. */

/** Any number, the same in every server. */
const calendarLock = 7_190_335_862;

/**
 * Declarations happen one at a time, so that of two which replace the same line, or set the same target,
 * the second finds the first done. Held until the transaction ends.
 */
export async function holdCalendars(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${calendarLock}::bigint)`.execute(db);
}

export async function insertHours(db: Db, line: Insertable<Calendars>): Promise<number> {
  const { id } = await db
    .insertInto('calendars')
    .values(line)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertDays(db: Db, line: Insertable<CalendarDays>): Promise<number> {
  const { id } = await db
    .insertInto('calendar_days')
    .values(line)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertTarget(db: Db, line: Insertable<Targets>): Promise<number> {
  const { id } = await db
    .insertInto('targets')
    .values(line)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertLadder(db: Db, line: Insertable<Ladders>): Promise<number> {
  const { id } = await db
    .insertInto('ladders')
    .values(line)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A line of days, and whether a later one took its place. */
export function daysById(db: Db, id: number) {
  return db
    .selectFrom('calendar_days as d')
    .selectAll('d')
    .select((eb) =>
      eb
        .exists(
          eb.selectFrom('calendar_days as r').select('r.id').whereRef('r.replaces_id', '=', 'd.id'),
        )
        .as('replaced'),
    )
    .where('d.id', '=', id)
    .executeTakeFirst();
}

/** What people on the staff are called. */
export async function namesOfStaff(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The latest recounting for each of these lines of days. */
export function recountsOfDays(db: Db, lineIds: readonly number[]) {
  return db
    .selectFrom('recounts')
    .selectAll()
    .distinctOn('calendar_day_id')
    .where('calendar_day_id', 'in', lineIds.length === 0 ? [0] : lineIds)
    .orderBy('calendar_day_id')
    .orderBy('id', 'desc')
    .execute();
}

/** Has everything that runs by what was changed counted again; the job finds it there. */
export async function askRecount(db: Db, asked: Insertable<Recounts>): Promise<void> {
  await db.insertInto('recounts').values(asked).execute();
}

/** The same for these complaints, whose clocks ran by the time of another agency until now. */
export async function askHandover(
  db: Db,
  asked: Insertable<Recounts>,
  numbers: readonly string[],
): Promise<void> {
  const { id } = await db
    .insertInto('recounts')
    .values(asked)
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    INSERT INTO recount_handovers (complaint_number, recount_id)
    SELECT DISTINCT number, ${id}::integer FROM unnest(${[...numbers]}::bigint[]) AS number`.execute(
    db,
  );
}

export type Recount = Selectable<Recounts>;

/** The changes of the tree from one recounting on, itself if it is one, the latest first. */
export function treeChangesFrom(db: Db, id: number) {
  return db
    .selectFrom('recounts')
    .select(['id', 'agency_id', 'moved_from', 'moved_to', 'handed_from'])
    .where('id', '>=', id)
    .where((eb) => eb.or([eb('moved_to', 'is not', null), eb('handed_from', 'is not', null)]))
    .orderBy('id', 'desc')
    .execute();
}

/** The next complaints, by number, that a recounting of what was handed over is about. */
export async function handedNumbers(
  db: Db,
  recountId: number,
  page: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('recount_handovers')
    .select('complaint_number')
    .where('recount_id', '=', recountId)
    .where('complaint_number', '>', page.after)
    .orderBy('complaint_number')
    .limit(page.limit)
    .execute();
  return rows.map(({ complaint_number: number }) => number);
}

/** By whose time these complaints ran, until they were handed over after a recounting was asked for. */
export async function handedSince(
  db: Db,
  recountId: number,
  numbers: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ number: string; from: number }>`
    SELECT DISTINCT ON (complaint_number) complaint_number::text AS number, handed_from AS "from"
    FROM recount_handovers JOIN recounts ON id = recount_id
    WHERE recount_id > ${recountId} AND complaint_number = ANY(${numbers}::bigint[])
    ORDER BY complaint_number, recount_id`.execute(db);
  return new Map(rows.map(({ number, from }) => [number, from]));
}

/** What was asked for before an instant and is not finished, the earliest first. */
export function openRecounts(db: Db, askedBefore: Date): Promise<Recount[]> {
  return db
    .selectFrom('recounts')
    .selectAll()
    .where('finished_at', 'is', null)
    .where('asked_at', '<=', askedBefore)
    .orderBy('id')
    .execute();
}

/** How far a recounting is, and nobody else goes on with it; undefined while somebody else does. */
export function lockRecount(db: Db, id: number): Promise<Recount | undefined> {
  return db
    .selectFrom('recounts')
    .selectAll()
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** In the transaction that moved them: how many more were looked at, up to which, and how many moved. */
export async function noteProgress(
  db: Db,
  id: number,
  { reached, lookedAt, moved }: { reached: string; lookedAt: number; moved: number },
): Promise<void> {
  await db
    .updateTable('recounts')
    .set((eb) => ({
      reached,
      looked_at: eb('looked_at', '+', lookedAt),
      moved: eb('moved', '+', moved),
    }))
    .where('id', '=', id)
    .execute();
}

export async function finishRecount(db: Db, id: number, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('recounts').set({ finished_at: at }).where('id', '=', id).execute();
    await tx.deleteFrom('recount_handovers').where('recount_id', '=', id).execute();
  });
}
