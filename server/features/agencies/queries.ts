import { type Insertable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { AgencyChanges } from '../../platform/db/tables.generated.ts';
import type { AgencyRow } from '../directory/index.ts';
import { endOfPath } from '../rights/index.ts';

/** Any number, the same in every server. */
const treeLock = 7_190_335_861;

/**
 * Changes of the directory happen one at a time: of two moves at once, each under the other, the second
 * finds the first done and is refused. Held until the transaction ends. A branch with years of complaints
 * takes longer to move than a request may, so the transaction is given more time.
 */
export async function holdTree(db: Db): Promise<void> {
  await sql`SET LOCAL statement_timeout = '10min'`.execute(db);
  await sql`SET LOCAL lock_timeout = '1min'`.execute(db);
  await sql`SELECT pg_advisory_xact_lock(${treeLock}::bigint)`.execute(db);
}

export function agencyByCode(db: Db, code: string): Promise<AgencyRow | undefined> {
  return db.selectFrom('agencies').selectAll().where('code', '=', code).executeTakeFirst();
}

/** The agency, and nobody refers anything to it until the transaction ends. */
export function lockAgency(db: Db, id: number) {
  return db.selectFrom('agencies').select('id').where('id', '=', id).forUpdate().execute();
}

/** An agency and all below it, as one range of the index. Parents before children. */
export function branch(db: Db, path: string) {
  return db
    .selectFrom('agencies')
    .selectAll()
    .where('path', '>=', path)
    .where('path', '<', endOfPath(path))
    .orderBy('path');
}

/** The agencies directly below one. */
export function children(db: Db, parentId: number) {
  return db.selectFrom('agencies').selectAll().where('parent_id', '=', parentId).orderBy('code');
}

/** The agencies above one, the root first: their ids are the path. */
export function above(db: Db, path: string) {
  const ids = path.split('/').filter(Boolean).slice(0, -1).map(Number);
  return db
    .selectFrom('agencies')
    .selectAll()
    .where(sql<boolean>`id = ANY(${ids}::integer[])`)
    .orderBy('path');
}

/** Ids for new agencies, which need them before they are inserted: an id is part of the path. */
export async function newAgencyIds(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT nextval(pg_get_serial_sequence('agencies', 'id'))::integer AS id
    FROM generate_series(1, ${count}::integer)`.execute(db);
  return rows.map(({ id }) => id);
}

/** New agencies with the ids they were given, each with the beginning of its first name. */
export async function insertAgencies(
  db: Db,
  agencies: readonly AgencyRow[],
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO agencies (id, code, parent_id, path, kind, name_ar, name_en, place_id, sectors,
                          examines, active, successor_id)
    OVERRIDING SYSTEM VALUE
    SELECT n.id, n.code, n.parent_id, n.path, n.kind, n.name_ar, n.name_en, n.place_id,
           ARRAY(SELECT jsonb_array_elements_text(n.sectors)), n.examines, n.active, n.successor_id
    FROM jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) AS n
      (id integer, code text, parent_id integer, path text, kind text, name_ar text, name_en text,
       place_id integer, sectors jsonb, examines boolean, active boolean, successor_id integer)
  `.execute(db);
  await beginNames(db, agencies, at);
}

type Named = Pick<AgencyRow, 'id' | 'name_ar' | 'name_en'>;

async function beginNames(db: Db, agencies: readonly Named[], at: Date): Promise<void> {
  await sql`
    INSERT INTO agency_names (agency_id, since, name_ar, name_en)
    SELECT n.id, ${at}::timestamptz, n.name_ar, n.name_en
    FROM jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) AS n
      (id integer, name_ar text, name_en text)`.execute(db);
}

/**
 * Names from `at` on. The old ones stay, with the time until which they were in use: `at`, or a
 * millisecond after they began where the clock says that they had not begun yet.
 */
export async function renameAgencies(db: Db, named: readonly Named[], at: Date): Promise<void> {
  const names = JSON.stringify(named.map(({ id, name_ar, name_en }) => ({ id, name_ar, name_en })));
  await sql`
    WITH n AS (
      SELECT * FROM jsonb_to_recordset(${names}::jsonb) AS n (id integer, name_ar text, name_en text)
    ), ended AS (
      UPDATE agency_names SET until = greatest(${at}::timestamptz, since + interval '1 millisecond')
      FROM n WHERE agency_id = n.id AND until IS NULL
      RETURNING agency_id, until
    ), renamed AS (
      UPDATE agencies SET name_ar = n.name_ar, name_en = n.name_en FROM n WHERE agencies.id = n.id
    )
    SELECT agency_id FROM ended`.execute(db);
  await sql`
    INSERT INTO agency_names (agency_id, since, name_ar, name_en)
    SELECT n.id, coalesce((SELECT max(until) FROM agency_names WHERE agency_id = n.id), ${at}::timestamptz),
           n.name_ar, n.name_en
    FROM jsonb_to_recordset(${names}::jsonb) AS n (id integer, name_ar text, name_en text)
  `.execute(db);
}

/** What of an agency can be edited without further ado. */
export async function editAgencies(
  db: Db,
  edited: readonly Pick<AgencyRow, 'id' | 'kind' | 'place_id' | 'sectors' | 'examines'>[],
): Promise<void> {
  await sql`
    UPDATE agencies SET kind = n.kind, place_id = n.place_id, examines = n.examines,
      sectors = ARRAY(SELECT jsonb_array_elements_text(n.sectors))
    FROM jsonb_to_recordset(${JSON.stringify(edited)}::jsonb) AS n
      (id integer, kind text, place_id integer, sectors jsonb, examines boolean)
    WHERE agencies.id = n.id`.execute(db);
}

/** Puts the branch at `oldPath` where `newPath` says, under another parent: one range of the index. */
export async function moveBranch(
  db: Db,
  moved: { readonly id: number; readonly oldPath: string },
  to: { readonly parentId: number; readonly newPath: string },
): Promise<void> {
  const { id, oldPath } = moved;
  await sql`
    UPDATE agencies SET
      path = ${to.newPath}::text || substr(path, ${oldPath.length + 1}::integer),
      parent_id = CASE WHEN id = ${id} THEN ${to.parentId}::integer ELSE parent_id END
    WHERE path >= ${oldPath} AND path < ${endOfPath(oldPath)}`.execute(db);
}

/** Gives many agencies their new places at once, each worked out by the caller. */
export async function placeAgencies(
  db: Db,
  placed: readonly Pick<AgencyRow, 'id' | 'parent_id' | 'path'>[],
): Promise<void> {
  await sql`
    UPDATE agencies SET parent_id = n.parent_id, path = n.path
    FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) AS n
      (id integer, parent_id integer, path text)
    WHERE agencies.id = n.id`.execute(db);
}

/** Closes an agency; what had it as its successor has the new one instead, so no chain grows. */
export async function setClosed(db: Db, id: number, successorId: number | null): Promise<void> {
  await db
    .updateTable('agencies')
    .set({ active: false, successor_id: successorId })
    .where('id', '=', id)
    .execute();
  if (successorId === null) return;
  await db
    .updateTable('agencies')
    .set({ successor_id: successorId })
    .where('successor_id', '=', id)
    .execute();
}

export async function setOpen(db: Db, id: number): Promise<void> {
  await db
    .updateTable('agencies')
    .set({ active: true, successor_id: null })
    .where('id', '=', id)
    .execute();
}

export type Change = Pick<Insertable<AgencyChanges>, 'agency_id' | 'at' | 'staff_id'> & {
  readonly what: 'created' | 'renamed' | 'moved' | 'merged' | 'closed' | 'reopened' | 'edited';
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
};

export async function insertChanges(db: Db, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    INSERT INTO agency_changes (agency_id, at, what, staff_id, before, after)
    SELECT n.agency_id, n.at, n.what, n.staff_id, n.before, n.after
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS n
      (agency_id integer, at timestamptz, what text, staff_id text, before jsonb, after jsonb)
  `.execute(db);
}

/** What was changed in an agency, the latest first, with the names of those who did it. */
export function changesOf(db: Db, agencyId: number) {
  return db
    .selectFrom('agency_changes')
    .leftJoin('staff', 'staff.id', 'agency_changes.staff_id')
    .select(['at', 'what', 'before', 'after', 'staff.name as by'])
    .where('agency_id', '=', agencyId)
    .orderBy('agency_changes.id', 'desc')
    .execute();
}
