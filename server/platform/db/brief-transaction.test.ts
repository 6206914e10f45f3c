import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { briefTransaction } from './brief-transaction.ts';
import { type Connection, connect } from './connect.ts';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await testDatabase();
  connection = connect(database.url, { max: 1 });
  await sql`CREATE TABLE marks (id integer PRIMARY KEY, words text NOT NULL)`.execute(
    connection.db,
  );
});
afterAll(async () => {
  await connection?.close();
  await database?.close();
});
beforeEach(async () => {
  await sql`TRUNCATE marks`.execute(connection.db);
});

type Db = Connection['db'];
const mark = (db: Db, id: number, words = 'here') =>
  sql`INSERT INTO marks VALUES (${id}, ${words})`.execute(db);
const marks = async (db: Db) =>
  (await sql<{ id: number }>`SELECT id FROM marks ORDER BY id`.execute(db)).rows.map(
    ({ id }) => id,
  );

test('what was done stays when the work is done, and nothing of it when the work throws', async () => {
  await briefTransaction(connection.db, (db) => mark(db, 1));
  const failing = briefTransaction(connection.db, async (db) => {
    await mark(db, 2);
    throw new Error('thought better of it');
  });
  await expect(failing).rejects.toThrow('thought better of it');
  expect(await marks(connection.db)).toEqual([1]);
});

test('what is asked at once is carried out in the order in which it was asked', async () => {
  const seen = await briefTransaction(connection.db, async (db) => {
    const [, before, , after] = await Promise.all([
      mark(db, 1),
      marks(db),
      mark(db, 2),
      db
        .selectFrom('marks' as 'staff')
        .select(sql<number>`count(*)::int`.as('count'))
        .executeTakeFirstOrThrow(),
    ]);
    return { before, after };
  });
  expect(seen).toEqual({ before: [1], after: { count: 2 } });
});

test('of several asked at once the error of the one at fault is thrown, and all are undone', async () => {
  await mark(connection.db, 7);
  const failing = briefTransaction(connection.db, (db) =>
    Promise.all([mark(db, 1), mark(db, 7), mark(db, 2)]),
  );
  await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'marks_pkey' });
  expect(await marks(connection.db)).toEqual([7]);
  expect(await briefTransaction(connection.db, marks)).toEqual([7]);
});

test('so it is where all the errors come in at once, and more stands before the first of them', async () => {
  await mark(connection.db, 7);
  const wrapped = async (db: Db) => await (async () => await mark(db, 7))();
  const failing = briefTransaction(connection.db, (db) => {
    setImmediate(holdUp); // what was asked is on its way by then
    return Promise.all([wrapped(db), marks(db)]);
  });
  await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'marks_pkey' });
});

/** Lets nothing happen for long enough that PostgreSQL has answered everything. */
function holdUp(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
}

test('a statement is prepared when a connection is asked for it again', async () => {
  const prepared = async () =>
    (
      await sql<{ statement: string }>`SELECT statement FROM pg_prepared_statements`.execute(
        connection.db,
      )
    ).rows.filter(({ statement }) => statement.includes('upper('));
  const ask = (words: string) =>
    briefTransaction(connection.db, (db) =>
      sql<{ told: string }>`SELECT upper(${words}::text) AS told`.execute(db),
    );
  await ask('once');
  expect(await prepared()).toEqual([]);
  await ask('twice');
  expect(await prepared()).toHaveLength(1);
  expect((await ask('thrice')).rows).toEqual([{ told: 'THRICE' }]);
  expect(await prepared()).toHaveLength(1);
});

test('a transaction within it is refused, and it knows itself for one', async () => {
  const within = briefTransaction(connection.db, async (db) => {
    expect(db.isTransaction).toBe(true);
    await db.transaction().execute((inner) => mark(inner, 1));
  });
  await expect(within).rejects.toThrow('a transaction within a transaction');
  expect(await marks(connection.db)).toEqual([]);
});

test('where the connection is lost the error is told, and the next transaction has another', async () => {
  const lost = briefTransaction(connection.db, (db) =>
    sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(db),
  );
  await expect(lost).rejects.toThrow();
  await briefTransaction(connection.db, (db) => mark(db, 3));
  expect(await marks(connection.db)).toEqual([3]);
});
