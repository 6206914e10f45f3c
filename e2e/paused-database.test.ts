/*
 * A server whose PostgreSQL stands still without a word (SIGSTOP of all its processes), is stopped, and comes
 * back: everybody is told to come back meanwhile, within seconds and with what they typed, and everything goes
 * on by itself afterwards.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/platform/db/embedded-postgres.ts';
import { type Events, openEvents } from '../server/test/open-events.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'insaf-paused-'));
const beside = mkdtempSync(join(tmpdir(), 'insaf-paused-db-'));
let postgres: EmbeddedPostgres;
let server: ServerProcess;
let token: string;
let filed: { number: string };
beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDir: beside, durable: false });
  server = await startServer(dataDir, { DATABASE_URL: postgres.url, DEMO: 'true' });
  const email = 'examiner@insaf.example';
  const signedIn = await post('/api/v1/sign-in', { email, password: server.password });
  token = ((await signedIn.json()) as { token: string }).token;
  filed = (await (await file()).json()) as { number: string };
}, 360_000);
afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
  for (const folder of [dataDir, beside]) rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, body: object) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify(body),
  });
const get = (path: string) =>
  fetch(`${server.url}${path}`, {
    headers: { 'accept-language': 'en', authorization: `Bearer ${token}` },
  });
const file = () =>
  post('/api/v1/complaints', {
    ...{ text: 'انقطاع المياه منذ ثلاثة أيام', category: 'water-outage' },
    complainants: [{ name: 'سعاد', phone: '01001234567' }],
  });
const typed = () =>
  fetch(`${server.url}/track`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-language': 'en',
      origin: server.url,
    },
    body: new URLSearchParams({ number: filed.number, code: '87654321' }),
  });

/** Everything somebody may ask for that needs the database. */
const everything: readonly (() => Promise<Response>)[] = [
  file,
  typed,
  () => post('/api/v1/tracking', { number: filed.number, code: '12345678' }),
  () =>
    post('/api/v1/sign-in', { email: 'examiner@insaf.example', password: 'not this one at all' }),
  () => get('/api/v1/complaints'),
  () => get('/api/v1/me'),
  () => get('/api/v1/queue'),
  () => get('/figures'),
  () => get('/file/what'),
];

/** The postmaster and what it started. */
function processes(): number[] {
  const { postgres: pid } = postgres.processes;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return [pid, ...children.trim().split(' ').filter(Boolean).map(Number)];
}

const timed = async (ask: () => Promise<Response>) => {
  const began = performance.now();
  const answered = await ask();
  return { answered, text: await answered.text(), ms: performance.now() - began };
};

/** Asks for everything, several times at once. */
async function expectAllTold(patienceMs: number, times: number): Promise<void> {
  const all = Array.from({ length: times }, () => everything.map(timed)).flat();
  for (const { answered, text, ms } of await Promise.all(all)) {
    const { status, url } = answered;
    const seen = { status, url, right: status === 503 || status === 200, inTime: ms < patienceMs };
    // What needs no database, or is refused before it is asked, is answered as ever.
    expect.soft(seen).toEqual({ ...seen, right: true, inTime: true });
    if (answered.status === 503) {
      expect.soft(Number(answered.headers.get('retry-after'))).toBeGreaterThan(0);
      if (answered.url.includes('/api/')) expect.soft(JSON.parse(text).error.code).toBe('busy');
      else expect.soft(text).toContain('<html lang="en"');
    }
    expect.soft(text).not.toMatch(/\bat .*\.ts:\d+|DatabaseAway|ECONN/);
  }
  for (const ask of [file, () => get('/api/v1/me'), typed]) {
    expect(await timed(ask)).toMatchObject({ answered: { status: 503 } });
  }
  expect((await timed(typed)).text).toContain('87654321');
}

const rowsOf = async (text: string) => {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

/** Filing, counting attempts, the ledger, jobs and live events, without anybody having started anything. */
async function expectAllGoesOn(events: Events): Promise<void> {
  await expect.poll(async () => (await file()).status, { timeout: 60_000 }).toBe(201);
  const wrong = await post('/api/v1/tracking', { number: filed.number, code: '00000000' });
  expect([404, 429]).toContain(wrong.status);
  const left = () =>
    rowsOf(`SELECT (SELECT count(*) FROM ledger_waiting_entries)::int AS entries,
       (SELECT count(*) FROM graphile_worker.jobs WHERE run_at <= now() AND attempts = 0)::int AS jobs`);
  await expect.poll(left, { timeout: 60_000 }).toEqual([{ entries: 0, jobs: 0 }]);
  await expect.poll(async () => (await get('/readyz')).status, { timeout: 60_000 }).toBe(200);
  expect(events.open).toBe(true);
  const before = events.names().length;
  expect((await file()).status).toBe(201);
  await expect.poll(() => events.names().length, { timeout: 60_000 }).toBeGreaterThan(before);
  expect(server.process.exitCode).toBeNull();
}

const said = (what: string) => server.output().split(what).length - 1;

test('a database that stands still, or is stopped, costs nobody more than seconds, and all goes on when it is back', {
  timeout: 480_000,
}, async () => {
  const events = await openEvents(server.url, token);

  const held = processes();
  for (const pid of held) process.kill(pid, 'SIGSTOP');
  try {
    await expectAllTold(15_000, 3);
    await expectAllTold(3000, 3);
    expect((await get('/healthz')).status).toBe(200);
    expect((await timed(() => get('/readyz'))).answered.status).toBe(503);
    expect((await timed(() => get('/metrics'))).ms).toBeLessThan(3000);
  } finally {
    for (const pid of held.reverse()) process.kill(pid, 'SIGCONT');
  }
  await expectAllGoesOn(events);
  expect(said('what needs it is told to come back')).toBe(1);
  expect(said('the database answers again')).toBe(1);

  const port = Number(new URL(postgres.url).port);
  await postgres.stop();
  await expectAllTold(5000, 3);
  postgres = await startEmbeddedPostgres({ dataDir: beside, port, durable: false });
  await expectAllGoesOn(events);

  await events.close();
  expect(said('what needs it is told to come back')).toBe(2);
  expect(said('a bug')).toBe(0);
});
