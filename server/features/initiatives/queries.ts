import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { Initiatives } from '../../platform/db/tables.generated.ts';

/* Reading them all is the directory's, which keeps them in memory. */

export type InitiativeColumns = Omit<Selectable<Initiatives>, 'id' | 'code'>;

/** An initiative, and nobody else changes it until the transaction ends. */
export function lockInitiative(db: Db, code: string) {
  return db
    .selectFrom('initiatives')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns whether its code was free */
export async function insertInitiative(
  db: Db,
  initiative: Insertable<Initiatives>,
): Promise<boolean> {
  const row = await db
    .insertInto('initiatives')
    .values(initiative)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateInitiative(
  db: Db,
  id: number,
  columns: Updateable<Initiatives>,
): Promise<void> {
  await db.updateTable('initiatives').set(columns).where('id', '=', id).execute();
}
