import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type {
  MeetingPoints,
  MeetingReviews,
  Meetings,
} from '../../platform/db/tables.generated.ts';

export type Meeting = Selectable<Meetings>;
export type FrozenRow = Selectable<MeetingReviews>;
/** A line of a list, and where it stands in it to the microsecond. */
export type Listed = Meeting & { readonly cursor_at: string };

export function insertMeeting(db: Db, row: Insertable<Meetings>): Promise<Meeting> {
  return db.insertInto('meetings').values(row).returningAll().executeTakeFirstOrThrow();
}

export function meetingById(db: Db, id: string): Promise<Meeting | undefined> {
  return db.selectFrom('meetings').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockMeeting(db: Db, id: string): Promise<Meeting | undefined> {
  return db.selectFrom('meetings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function updateMeeting(
  db: Db,
  { id, version }: Pick<Meeting, 'id' | 'version'>,
  changes: Updateable<Meetings>,
): Promise<void> {
  await db
    .updateTable('meetings')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export async function deleteMeeting(db: Db, { id }: Pick<Meeting, 'id'>): Promise<void> {
  await db.deleteFrom('meetings').where('id', '=', id).execute();
}

export function pointsOf(
  db: Db,
  { id }: Pick<Meeting, 'id'>,
): Promise<Selectable<MeetingPoints>[]> {
  return db
    .selectFrom('meeting_points')
    .selectAll()
    .where('meeting_id', '=', id)
    .orderBy('place')
    .execute();
}

/** Puts these points, in their order, in place of those that there were. */
export async function replacePoints(
  db: Db,
  { id }: Pick<Meeting, 'id'>,
  points: readonly MeetingPoint[],
): Promise<void> {
  await db.deleteFrom('meeting_points').where('meeting_id', '=', id).execute();
  if (points.length === 0) return;
  const rows = points.map(({ point, side, finding, textAr, textEn, dropped }, place) => ({
    ...{ meeting_id: id, point, place, side, finding, dropped },
    ...{ text_ar: textAr, text_en: textEn },
  }));
  await db.insertInto('meeting_points').values(rows).execute();
}

export async function insertFrozen(db: Db, row: Insertable<MeetingReviews>): Promise<void> {
  await db.insertInto('meeting_reviews').values(row).execute();
}

export function frozenOf(db: Db, { id }: Pick<Meeting, 'id'>): Promise<FrozenRow | undefined> {
  return db
    .selectFrom('meeting_reviews')
    .selectAll()
    .where('meeting_id', '=', id)
    .executeTakeFirst();
}

/** Those that correct or add to a closed one, the first first. */
export function followingOf(db: Db, { id }: Pick<Meeting, 'id'>): Promise<Meeting[]> {
  return db
    .selectFrom('meetings')
    .selectAll()
    .where('follows_id', '=', id)
    .orderBy('made_at')
    .limit(50)
    .execute();
}

/** Everything that was closed, a page after the other, for who checks that it is as it was. */
export function frozenAfter(db: Db, id: string, limit: number): Promise<FrozenRow[]> {
  return db
    .selectFrom('meeting_reviews')
    .selectAll()
    .where('meeting_id', '>', id)
    .orderBy('meeting_id')
    .limit(limit)
    .execute();
}

export type Reached = {
  /** Ids of agencies that the reader reaches with all below. */
  readonly withBelow: readonly number[];
  /** Of those that they reach, with what lies below or alone. */
  readonly alone: readonly number[];
};
export type Cursor = { readonly at: string; readonly id: string };

/** A page of the meetings of agencies that the reader reaches, the newest first. */
export function listMeetings(
  db: Db,
  { withBelow, alone, state }: Reached & { readonly state: string | undefined },
  { after, limit }: { readonly after: Cursor | null; readonly limit: number },
): Promise<Listed[]> {
  const micros = sql<string>`(extract(epoch FROM made_at) * 1000000)::bigint::text`;
  const moment = (at: string) => sql`to_timestamp(0) + ${at}::bigint * interval '1 microsecond'`;
  return db
    .selectFrom('meetings')
    .selectAll()
    .select(micros.as('cursor_at'))
    .where(
      sql<boolean>`(agency_id = ANY(${[...withBelow]}::int[])
        OR (NOT below AND agency_id = ANY(${[...alone]}::int[])))`,
    )
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(made_at, id) < (${moment(after!.at)}, ${after!.id}::uuid)`),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
