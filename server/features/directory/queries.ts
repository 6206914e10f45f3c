import type { Db } from '../../platform/context.ts';

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
