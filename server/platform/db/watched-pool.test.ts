/* Between the pool and a real PostgreSQL stands a line that can be frozen, as a network that drops every packet. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { type LineToPostgres, lineTo } from '../../test/line-to-postgres.ts';
import { briefTransaction } from './brief-transaction.ts';
import { type Connection, connect } from './connect.ts';

let line: LineToPostgres;
beforeAll(async () => {
  line = await lineTo(inject('postgresUrl'));
});
afterAll(() => line.close());

const away: string[] = [];
let connection: Connection;
beforeEach(() => {
  connection = connect(line.url, {
    ...{ max: 2, slowAfter: 300, patience: 2000, pause: 50 },
    onAway: () => away.push('away'),
    onBack: () => away.push('back'),
  });
});
afterEach(async () => {
  line.mend();
  await connection.close();
  away.length = 0;
});

const one = () => sql<{ one: number }>`SELECT 1 AS one`.execute(connection.db);
const isAway = { name: 'DatabaseAway', code: '57P03' };

test('a database that stands still is away for those who wait and those who come, until it answers', {
  timeout: 30_000,
}, async () => {
  expect((await one()).rows).toEqual([{ one: 1 }]);
  line.freeze();
  // Two hold every line, three wait for one.
  const waiting = [
    ...[one(), connection.db.transaction().execute((tx) => sql`SELECT 2`.execute(tx))],
    ...[one(), briefTransaction(connection.db, (tx) => sql`SELECT 3`.execute(tx))],
    connection.pool.query('SELECT 4'),
  ];
  const outcomes = await Promise.allSettled(waiting);
  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: isAway });
  expect(connection.pool.isAway).toBe(true);
  await expect(one()).rejects.toMatchObject(isAway);
  line.mend();
  await expect.poll(() => connection.pool.isAway, { timeout: 15_000 }).toBe(false);
  expect((await one()).rows).toEqual([{ one: 1 }]);
  expect(away).toEqual(['away', 'back']);
});

test('a slow statement is not taken for a database that is away', async () => {
  const slow = sql`SELECT pg_sleep(1)`.execute(connection.db);
  await expect(slow).resolves.toBeDefined();
  expect(away).toEqual([]);
});

test('whoever waits for a line, all being at work, is not told that the database is away', async () => {
  const slow = [1, 1].map((seconds) => sql`SELECT pg_sleep(${seconds})`.execute(connection.db));
  expect((await one()).rows).toEqual([{ one: 1 }]);
  await Promise.all(slow);
  expect(away).toEqual([]);
});

test('a single line that stands still is cut after the longest statement, the others being answered', async () => {
  const bounded = connect(inject('postgresUrl'), { max: 2, statementTimeout: 100 });
  const held = await bounded.pool.connect();
  const { rows } = await held.query('SELECT pg_backend_pid() AS pid');
  process.kill(rows[0].pid, 'SIGSTOP');
  try {
    await expect(held.query('SELECT 1')).rejects.toMatchObject(isAway);
    expect(bounded.pool.isAway).toBe(false);
  } finally {
    process.kill(rows[0].pid, 'SIGCONT');
    held.release(true);
    await bounded.close();
  }
}, 20_000);

test('what is refused is away at once, and pools that are ended ask no more', async () => {
  const nowhere = connect(Object.assign(new URL(line.url), { port: '1' }).href, {
    ...{ max: 2, onAway: () => away.push('nowhere') },
  });
  await expect(sql`SELECT 1`.execute(nowhere.db)).rejects.toMatchObject(isAway);
  await expect.poll(() => nowhere.pool.isAway).toBe(true);
  await nowhere.close();
  expect(away).toEqual(['nowhere']);
});
