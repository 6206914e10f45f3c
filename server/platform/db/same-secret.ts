import type { Db } from '../context.ts';
import { CannotStart } from '../errors.ts';
import type { Sealing } from '../sealing.ts';

/**
 * The database remembers by which secret it was sealed (a keyed hash, which gives nothing away). Another
 * one could not open a single name, and would give out codes that open nothing.
 *
 * @throws CannotStart when the secret is not the one of this database
 */
export async function assertSameSecret(db: Db, sealing: Sealing): Promise<void> {
  const mark = sealing.hash('installation', 'secret').toString('hex');
  await db
    .insertInto('installation_facts')
    .values({ name: 'secret', value: JSON.stringify(mark) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('installation_facts')
    .select('value')
    .where('name', '=', 'secret')
    .executeTakeFirstOrThrow();
  if (value !== mark) {
    throw new CannotStart(
      'INSAF_SECRET is not the one this database was sealed with. Set the one it was first started with.',
    );
  }
}
