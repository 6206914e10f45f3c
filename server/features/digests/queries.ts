import type { DigestState } from '@insaf/contract/digests.ts';
import type { Permission } from '@insaf/contract/roles.ts';
import type { Language } from '@insaf/contract/text.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { StaffDigests } from '../../platform/db/tables.generated.ts';

export type DigestRow = Selectable<StaffDigests>;

/** A morning: its local day, the moment, and from when on what somebody took is theirs no more. */
export type Morning = {
  readonly day: string;
  readonly now: Date;
  readonly left: Date;
};

/** Whether a row, if there is one, leaves that day's digest to whoever takes it. */
const isFree = ({ day, left }: Morning) => sql<boolean>`(d.stopped_at IS NULL
  AND (d.day IS NULL OR d.day < ${day}::date
    OR (d.day = ${day}::date AND d.state = 'taken' AND d.since < ${left}::timestamptz)))`;

/**
 * The next people, by id, who are to have a digest that morning and of whom nobody has taken it: they read
 * complaints and may do something with them at one of these agencies, are not away, and did not stop it.
 *
 * @param after id of the last one of before; empty for the first
 */
export async function peopleToTell(
  db: Db,
  morning: Morning,
  asked: {
    readonly agencyIds: readonly number[];
    readonly work: readonly Permission[];
    readonly after: string;
    readonly limit: number;
  },
): Promise<string[]> {
  const { now } = morning;
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM staff s LEFT JOIN staff_digests d ON d.staff_id = s.id
    WHERE s.active AND s.id > ${asked.after}
      AND (d.staff_id IS NULL OR ${isFree(morning)})
      AND NOT EXISTS (SELECT FROM delegations away
        WHERE away.staff_id = s.id AND away.from_at <= ${now} AND away.until_at > ${now})
      AND EXISTS (SELECT FROM held_roles h
        WHERE h.staff_id = s.id AND h.from_at <= ${now} AND h.until_at > ${now}
          AND h.agency_id = ANY(${[...asked.agencyIds]}::int[])
          AND 'readComplaints' = ANY(h.permissions)
          AND h.permissions && ${[...asked.work]}::text[])
    ORDER BY s.id LIMIT ${asked.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes the digests of these people; of those whom another took meanwhile, none. @returns whose */
export async function takeDigests(
  db: Db,
  morning: Morning,
  staffIds: readonly string[],
): Promise<string[]> {
  const { day, now } = morning;
  const { rows } = await sql<{ staff_id: string }>`
    INSERT INTO staff_digests AS d (staff_id, day, state, since)
    SELECT id, ${day}::date, 'taken', ${now}::timestamptz
    FROM unnest(${[...staffIds]}::text[]) AS id ORDER BY id
    ON CONFLICT (staff_id) DO UPDATE
      SET day = excluded.day, state = excluded.state, since = excluded.since
      WHERE ${isFree(morning)}
    RETURNING staff_id`.execute(db);
  return rows.map(({ staff_id }) => staff_id).sort();
}

/**
 * Says that a digest is about to be handed over, if it is still theirs who took it then and nobody stopped
 * it meanwhile. After this it is never handed over by anybody else.
 *
 * @returns whether it may be
 */
export async function startSending(
  db: Db,
  { day, now }: Morning,
  staffId: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff_digests')
    .set({ state: 'sending', since: at })
    .where('staff_id', '=', staffId)
    .where('day', '=', sql<string>`${day}::date`)
    .where('state', '=', 'taken')
    .where('since', '=', now)
    .where('stopped_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What became of a digest that somebody has taken or is sending. */
export async function setDigestState(
  db: Db,
  staffId: string,
  day: string,
  { from, to, at }: { from: DigestState; to: DigestState; at: Date },
): Promise<void> {
  await db
    .updateTable('staff_digests')
    .set({ state: to, since: at })
    .where('staff_id', '=', staffId)
    .where('day', '=', sql<string>`${day}::date`)
    .where('state', '=', from)
    .execute();
}

/** Whoever was sending these ended in the middle: nobody can know whether they arrived. @returns how many */
export async function markUnknown(db: Db, before: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('staff_digests')
    .set({ state: 'unknown' })
    .where('state', '=', 'sending')
    .where('since', '<', before)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Where somebody is written to, and in which language; undefined once they have left. */
export function addressOf(
  db: Db,
  staffId: string,
): Promise<{ email: string; language: Language } | undefined> {
  return db
    .selectFrom('staff')
    .select(['email', sql<Language>`language`.as('language')])
    .where('id', '=', staffId)
    .where('active', '=', true)
    .executeTakeFirst();
}

export function digestOf(db: Db, staffId: string): Promise<DigestRow | undefined> {
  return db
    .selectFrom('staff_digests')
    .selectAll()
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

/** Stops somebody's digests; when they were stopped already, that stays as it was. */
export async function stopDigests(
  db: Db,
  staffId: string,
  stopped: { at: Date; by: 'link' | 'desk' },
): Promise<void> {
  await sql`
    INSERT INTO staff_digests AS d (staff_id, stopped_at, stopped_by)
    VALUES (${staffId}, ${stopped.at}, ${stopped.by})
    ON CONFLICT (staff_id) DO UPDATE
      SET stopped_at = excluded.stopped_at, stopped_by = excluded.stopped_by
      WHERE d.stopped_at IS NULL`.execute(db);
}

/** Has somebody's digests sent again. */
export async function resumeDigests(db: Db, staffId: string): Promise<void> {
  await db
    .updateTable('staff_digests')
    .set({ stopped_at: null, stopped_by: null })
    .where('staff_id', '=', staffId)
    .execute();
}
