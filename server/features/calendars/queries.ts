import { type Insertable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type {
  CalendarDays,
  Calendars,
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

/**
 * A recounting and its job: within the caller's transaction both are there or neither. It begins when every
 * server has read the directory anew, and what was under way by the old calendar is done.
 */
export async function askRecount(db: Db, asked: Insertable<Recounts>): Promise<void> {
  const { id } = await db
    .insertInto('recounts')
    .values(asked)
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`select graphile_worker.add_job('retime', ${JSON.stringify({ recount: id })}::json,
    run_at => now() + interval '15 seconds', job_key => ${`retime ${id}`})`.execute(db);
}
