import type { Db } from '../context.ts';

/** What this installation remembers of itself under a name; undefined when it does not. */
export async function recall<T>(db: Db, name: string): Promise<T | undefined> {
  const row = await db
    .selectFrom('installation_facts')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value as T | undefined;
}

/** Remembers it, in place of what was remembered under the name before. */
export async function remember(db: Db, name: string, value: object): Promise<void> {
  const json = JSON.stringify(value);
  await db
    .insertInto('installation_facts')
    .values({ name, value: json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: json }))
    .execute();
}
