import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import type { Db } from '../context.ts';
import { type Connection, connect } from './connect.ts';
import { keptByVersion } from './kept-by-version.ts';
import { readTogether } from './read-together.ts';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await testDatabase();
  connection = connect(database.url, { max: 3 });
  await sql`CREATE TABLE marks (id integer PRIMARY KEY)`.execute(connection.db);
  await sql`INSERT INTO marks VALUES (1)`.execute(connection.db);
});
afterAll(async () => {
  await connection?.close();
  await database?.close();
});

const one = async <T>(db: Db, statement: ReturnType<typeof sql<T>>) =>
  (await statement.execute(db)).rows[0]!;
const pid = (db: Db) => one(db, sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`);
const count = (db: Db) => one(db, sql<{ count: number }>`SELECT count(*)::int FROM marks`);
const wrong = (db: Db) => one(db, sql<object>`SELECT 1 / ${0}::integer`);

test('what is asked at once is asked of one connection, and elsewhere of several', async () => {
  const askedAtOnce = (db: Db) => Promise.all([pid(db), pid(db), pid(db)]);
  const together = await readTogether(connection.db, askedAtOnce);
  expect(new Set(together.map((row) => row.pid)).size).toBe(1);
  const apart = await askedAtOnce(connection.db);
  expect(new Set(apart.map((row) => row.pid)).size).toBe(3);
});

test('one that fails fails alone', async () => {
  const [failed, told] = await readTogether(connection.db, (db) =>
    Promise.allSettled([wrong(db), count(db)]),
  );
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
  expect(told).toEqual({ status: 'fulfilled', value: { count: 1 } });
});

test('a connection that was given back is asked nothing more', async () => {
  let held: Db | undefined;
  await readTogether(connection.db, async (db) => {
    held = db;
    await count(db);
  });
  await expect(count(held!)).rejects.toThrow('after its connection was given back');
});

test('within a transaction it reads what the transaction wrote', async () => {
  const within = connection.db.transaction().execute(async (db) => {
    await sql`INSERT INTO marks VALUES (2)`.execute(db);
    const told = await readTogether(db, count);
    throw new Error(`${told.count} there`);
  });
  await expect(within).rejects.toThrow('2 there');
  expect(await readTogether(connection.db, count)).toEqual({ count: 1 });
});

test('a reading within a reading is of the same connection', async () => {
  const [outer, inner] = await readTogether(connection.db, (db) =>
    Promise.all([pid(db), readTogether(db, pid)]),
  );
  expect(inner).toEqual(outer);
});

test('what the server keeps in memory is not read again for each reading', async () => {
  let loaded = 0;
  const kept = keptByVersion('read-together', async () => {
    loaded += 1;
    return loaded;
  });
  const read = (db: Db) => kept.read(db);
  expect(await readTogether(connection.db, read)).toBe(1);
  expect(await readTogether(connection.db, read)).toBe(1);
  expect(await kept.read(connection.db)).toBe(1);
});
