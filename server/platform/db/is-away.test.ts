/* Every error here is one that PostgreSQL, its driver or the machine really gave. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Refusal } from '../errors.ts';
import { cannotNow, isAway, isLost } from './is-away.ts';

const url = inject('postgresUrl');
const altered = (parts: Partial<URL>) => Object.assign(new URL(url), parts).href;

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query('DROP ROLE IF EXISTS is_away_full');
  await owner.query("CREATE ROLE is_away_full LOGIN CONNECTION LIMIT 0 PASSWORD 'full'");
});
afterAll(async () => {
  await owner.query('DROP ROLE is_away_full');
  await owner.end();
});

/** What a new connection throws while this is done with it. */
async function thrownBy(act: (client: pg.Client) => Promise<unknown>, address = url) {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await act(client);
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new Error('nothing was thrown');
}

const nothing = async () => undefined;

async function terminated(client: pg.Client) {
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const sleeping = client.query('SELECT pg_sleep(20)');
  // Either may be heard of first.
  await Promise.all([sleeping, owner.query('SELECT pg_terminate_backend($1)', [rows[0].pid])]);
}

async function cut(client: pg.Client) {
  const sleeping = client.query('SELECT pg_sleep(20)');
  client.connection.stream.destroy();
  await sleeping;
}

async function tooSlow(client: pg.Client) {
  await client.query('SET statement_timeout = 20');
  await client.query('SELECT pg_sleep(20)');
}

async function withoutLock(client: pg.Client) {
  await owner.query('SELECT pg_advisory_lock(4711)');
  try {
    await client.query('SET lock_timeout = 20');
    await client.query('SELECT pg_advisory_lock(4711)');
  } finally {
    await owner.query('SELECT pg_advisory_unlock(4711)');
  }
}

async function noneFree() {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 500 });
  const held = await pool.connect();
  try {
    await pool.query('SELECT 1');
  } finally {
    held.release();
    await pool.end();
  }
}

const full = altered({ username: 'is_away_full', password: 'full' });

test.each<[string, () => Promise<unknown>, { away: boolean; lost: boolean; notNow: boolean }]>([
  [
    'nobody listens there',
    () => thrownBy(nothing, altered({ port: '1' })),
    { away: true, lost: true, notNow: true },
  ],
  [
    'nobody listens there, by either family of addresses',
    () => thrownBy(nothing, altered({ hostname: 'localhost', port: '1' })),
    { away: true, lost: true, notNow: true },
  ],
  ['its process is ended', () => thrownBy(terminated), { away: true, lost: true, notNow: true }],
  ['its line is cut', () => thrownBy(cut), { away: true, lost: true, notNow: true }],
  ['it is full', () => thrownBy(nothing, full), { away: true, lost: false, notNow: true }],
  ['no line becomes free', () => thrownBy(noneFree), { away: true, lost: false, notNow: true }],
  ['it is too slow', () => thrownBy(tooSlow), { away: true, lost: false, notNow: true }],
  [
    'another holds the lock',
    () => thrownBy(withoutLock),
    { away: false, lost: false, notNow: true },
  ],
  [
    'the statement is wrong',
    () => thrownBy((client) => client.query('SELEC 1')),
    { away: false, lost: false, notNow: false },
  ],
  [
    'the password is wrong',
    () => thrownBy(nothing, altered({ password: 'hunter2' })),
    { away: false, lost: false, notNow: false },
  ],
])('where %s', async (_, make, { away, lost, notNow }) => {
  const error = await make();
  expect({ away: isAway(error), lost: isLost(error), notNow: cannotNow(error) }).toEqual({
    ...{ away, lost, notNow },
  });
  const within = new Error('it did not work', { cause: error });
  expect({ away: isAway(within), lost: isLost(within) }).toEqual({ away, lost });
});

test('a file that is missing and a refusal say nothing of the database', () => {
  const missing = () => readFileSync('/nowhere');
  expect(missing).toThrow();
  try {
    missing();
  } catch (error) {
    expect(cannotNow(error)).toBe(false);
  }
  expect(cannotNow(new Refusal('not_found'))).toBe(false);
  expect(cannotNow(undefined)).toBe(false);
});
