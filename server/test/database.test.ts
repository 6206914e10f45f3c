import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pendingMigrations } from '../platform/db/migrate.ts';
import { type TestDatabase, testDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('a test database is migrated, and of its own', async () => {
  const other = await testDatabase();
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(other.db);
  expect(rows[0]?.name).toBe(new URL(other.url).pathname.slice(1));
  expect(other.url).not.toBe(database.url);
  expect(await pendingMigrations(other.url)).toEqual([]);
  await other.close();
});

test('a closed test database is dropped', async () => {
  const other = await testDatabase();
  const name = new URL(other.url).pathname.slice(1);
  const exists = async () =>
    (await sql`select from pg_database where datname = ${name}`.execute(database.db)).rows.length;
  expect(await exists()).toBe(1);
  await other.close();
  expect(await exists()).toBe(0);
});
