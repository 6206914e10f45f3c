import type { Db } from '../../../platform/context.ts';

/** The saved views of one person, in their order. */
export function viewsOf(db: Db, staffId: string) {
  return db
    .selectFrom('saved_views')
    .select(['id', 'name', 'query', 'position'])
    .where('staff_id', '=', staffId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The same, and nobody changes them until the transaction ends. */
export async function lockViews(db: Db, staffId: string) {
  await db.selectFrom('staff').select('id').where('id', '=', staffId).forUpdate().execute();
  return viewsOf(db, staffId);
}

export function insertView(
  db: Db,
  view: { staff_id: string; name: string; query: string; position: number },
) {
  return db
    .insertInto('saved_views')
    .values(view)
    .returning(['id', 'name', 'query', 'position'])
    .executeTakeFirstOrThrow();
}

export async function updateView(
  db: Db,
  staffId: string,
  id: string,
  changes: { name?: string; query?: string; position?: number },
): Promise<void> {
  await db
    .updateTable('saved_views')
    .set(changes)
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .execute();
}

export async function deleteView(db: Db, staffId: string, id: string): Promise<void> {
  await db.deleteFrom('saved_views').where('staff_id', '=', staffId).where('id', '=', id).execute();
}
