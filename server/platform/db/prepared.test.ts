import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Connection, connect } from './connect.ts';
import { executePrepared } from './prepared.ts';

let connection: Connection;
beforeAll(async () => {
  connection = connect(inject('postgresUrl'), { max: 1 });
  await sql`DROP TABLE IF EXISTS prepared_test`.execute(connection.db);
  await sql`CREATE TABLE prepared_test (id integer PRIMARY KEY, said text)`.execute(connection.db);
  await sql`INSERT INTO prepared_test VALUES (1, 'one'), (2, 'two')`.execute(connection.db);
});
afterAll(async () => {
  await sql`DROP TABLE prepared_test`.execute(connection.db);
  await connection.close();
});

const byId = (id: number) => sql<object>`SELECT * FROM prepared_test WHERE id = ${id}`;
const preparedHere = async () => {
  const { rows } = await sql<{ statement: string }>`
    SELECT statement FROM pg_prepared_statements`.execute(connection.db);
  return rows.map(({ statement }) => statement);
};

describe('a prepared statement', () => {
  test('is parsed once on a connection, whatever it is asked with', async () => {
    expect(await executePrepared(connection.db, byId(1))).toEqual([{ id: 1, said: 'one' }]);
    expect(await executePrepared(connection.db, byId(2))).toEqual([{ id: 2, said: 'two' }]);
    expect(await preparedHere()).toEqual(['SELECT * FROM prepared_test WHERE id = $1']);
  });

  test('leaves every other statement as it was', async () => {
    await sql`SELECT count(*) FROM prepared_test`.execute(connection.db);
    expect((await preparedHere()).join()).not.toContain('count');
  });

  test('still answers when a migration gave its table another column', async () => {
    await executePrepared(connection.db, byId(1));
    await sql`ALTER TABLE prepared_test ADD COLUMN more text DEFAULT 'new'`.execute(connection.db);
    const row = { id: 1, said: 'one', more: 'new' };
    expect(await executePrepared(connection.db, byId(1))).toEqual([row]);
    expect(await executePrepared(connection.db, byId(1))).toEqual([row]);
  });

  test('fails as any other does', async () => {
    const wrong = sql<object>`SELECT 1 / ${0}::integer AS nothing`;
    await expect(executePrepared(connection.db, wrong)).rejects.toMatchObject({ code: '22012' });
  });
});
