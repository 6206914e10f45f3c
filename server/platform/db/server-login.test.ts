import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { connect } from './connect.ts';
import { assertServerLogin, makeServerLogin } from './server-login.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const denied = { code: '42501' };

test('the login of a server works as insaf_app, and cannot become anybody else', async () => {
  const url = await makeServerLogin(database.url);
  const { pool, close } = connect(url, { max: 1, role: 'insaf_app' });
  const { rows } = await pool.query('select current_user as acts, session_user as came');
  expect(rows).toEqual([{ acts: 'insaf_app', came: 'insaf_server' }]);
  await pool.query('select count(*) from history_entries');
  for (const forbidden of [
    'delete from history_entries',
    'update history_entries set verb = verb',
    'alter table history_entries disable trigger all',
    'drop table history_entries',
    'set session_replication_role = replica',
    `set role ${owner.user}`,
    'create role helper',
  ]) {
    await expect(pool.query(forbidden), forbidden).rejects.toMatchObject(denied);
  }
  await pool.query('reset role');
  await expect(pool.query('delete from history_entries')).rejects.toMatchObject(denied);
  await close();
  await expect(assertServerLogin(url)).resolves.toBeUndefined();
});

test('its password is new at each start, and that of before opens nothing', async () => {
  const before = await makeServerLogin(database.url);
  const url = await makeServerLogin(database.url);
  expect(url).not.toBe(before);
  const old = new pg.Client({ connectionString: before });
  await expect(old.connect()).rejects.toMatchObject({ code: '28P01' });
  const { pool, close } = connect(url, { max: 1 });
  await pool.query('select 1');
  await close();
});

test('a server whose login could act as the owner does not start, nor one without its rights', async () => {
  await expect(assertServerLogin(database.url)).rejects.toThrow('owner of the tables');
  const address = new URL(database.url);
  address.username = 'insaf_stranger';
  address.password = 'nothing';
  await owner.query(`create role insaf_stranger login password 'nothing'`);
  await expect(assertServerLogin(address.href)).rejects.toThrow(
    'GRANT insaf_app TO insaf_stranger',
  );
  await owner.query(`drop role insaf_stranger`);
});
