import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { Categories, Places } from '../../platform/db/tables.generated.ts';

/** The version that a change of places, agencies or categories makes (a trigger writes it). */
export async function directoryVersion(db: Db): Promise<string> {
  const row = await db
    .selectFrom('installation_facts')
    .select('value')
    .where('name', '=', 'directory_version')
    .executeTakeFirst();
  return String(row?.value ?? '');
}

export function allPlaces(db: Db) {
  return db.selectFrom('places').selectAll().orderBy('path').execute();
}

export function allAgencies(db: Db) {
  return db.selectFrom('agencies').selectAll().orderBy('path').execute();
}

export function allCategories(db: Db) {
  return db.selectFrom('categories').selectAll().orderBy('id').execute();
}

/** Former names, newest first. Small: one row for each renaming there ever was. */
export function formerNames(db: Db) {
  return db
    .selectFrom('agency_names')
    .select(['agency_id', 'name_ar', 'name_en', 'since', 'until'])
    .where('until', 'is not', null)
    .orderBy('until', 'desc')
    .execute();
}

/** Everything agencies ever said of their hours, days and targets: a few lines a year and agency. */
export function allCalendars(db: Db) {
  return db.selectFrom('calendars').selectAll().orderBy('id').execute();
}

export function allCalendarDays(db: Db) {
  return db.selectFrom('calendar_days').selectAll().orderBy('id').execute();
}

export function allTargets(db: Db) {
  return db.selectFrom('targets').selectAll().orderBy('id').execute();
}

/** Initiatives that there ever were: a few a year. */
export function allInitiatives(db: Db) {
  return db.selectFrom('initiatives').selectAll().orderBy('id').execute();
}

export function allLadders(db: Db) {
  return db.selectFrom('ladders').selectAll().orderBy('id').execute();
}

/** Ids for new places, which need them before they are inserted: an id is part of the path. */
export async function newPlaceIds(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT nextval(pg_get_serial_sequence('places', 'id'))::integer AS id
    FROM generate_series(1, ${count}::integer)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Inserts places that are new, with the ids they were given, and changes those that are known by id. */
export async function putPlaces(db: Db, places: readonly Selectable<Places>[]): Promise<void> {
  await sql`
    INSERT INTO places (id, code, parent_id, path, kind, name_ar, name_en, lat, lon)
    OVERRIDING SYSTEM VALUE
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS n
      (id integer, code text, parent_id integer, path text, kind text, name_ar text, name_en text,
       lat double precision, lon double precision)
    ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, path = excluded.path,
      kind = excluded.kind, name_ar = excluded.name_ar, name_en = excluded.name_en,
      lat = excluded.lat, lon = excluded.lon`.execute(db);
}

/** Inserts categories whose code is new, and changes the others. */
export async function putCategories(
  db: Db,
  categories: readonly (Omit<Selectable<Categories>, 'id' | 'retention_years'> &
    Partial<Pick<Selectable<Categories>, 'retention_years'>>)[],
): Promise<void> {
  await db
    .insertInto('categories')
    .values(categories)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        sector: eb.ref('excluded.sector'),
        name_ar: eb.ref('excluded.name_ar'),
        name_en: eb.ref('excluded.name_en'),
        lead_agency_kind: eb.ref('excluded.lead_agency_kind'),
        target_working_minutes: eb.ref('excluded.target_working_minutes'),
        evidence_photos_after: eb.ref('excluded.evidence_photos_after'),
        evidence_documents: eb.ref('excluded.evidence_documents'),
        evidence_document_kinds: eb.ref('excluded.evidence_document_kinds'),
        evidence_near_metres: eb.ref('excluded.evidence_near_metres'),
        urgent: eb.ref('excluded.urgent'),
        confidential: eb.ref('excluded.confidential'),
        objection_days: eb.ref('excluded.objection_days'),
        words_ar: eb.ref('excluded.words_ar'),
        words_en: eb.ref('excluded.words_en'),
        active: eb.ref('excluded.active'),
        // A file of categories does not say it: what was set here stays.
        ...(categories.every(({ retention_years }) => retention_years !== undefined)
          ? { retention_years: eb.ref('excluded.retention_years') }
          : {}),
      })),
    )
    .execute();
}

/** A category, and nobody else changes it until the transaction ends. */
export function categoryByCode(db: Db, code: string) {
  return db
    .selectFrom('categories')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns whether its code was free */
export async function insertCategory(
  db: Db,
  category: Omit<Selectable<Categories>, 'id'>,
): Promise<boolean> {
  const row = await db
    .insertInto('categories')
    .values(category)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
