import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { sealingWith } from '../sealing.ts';
import { assertSameSecret } from './same-secret.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('a database accepts the secret it was first used with and refuses any other', async () => {
  const first = sealingWith('the first secret of more than thirty-two letters');
  await assertSameSecret(database.db, first);
  await assertSameSecret(database.db, first);
  const other = sealingWith('another secret of more than thirty-two letters');
  await expect(assertSameSecret(database.db, other)).rejects.toThrow(/INSAF_SECRET is not the one/);
});
