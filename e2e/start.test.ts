import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runToEnd, type ServerProcess, startServer } from './server-process.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'insaf-start-'));
let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(dataDir);
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const get = (path: string) => fetch(`${server.url}${path}`);
const post = (path: string, body: unknown) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('the first start loads the directory and says how to sign in', async () => {
  expect(server.output()).toMatch(/108 agencies/);
  expect(server.output()).toMatch(/examiner@insaf\.example/);
  const password = /all with the password (\S+)/.exec(server.output())![1];
  const signedIn = await post('/api/v1/sign-in', { email: 'examiner@insaf.example', password });
  expect(signedIn.status).toBe(200);
  expect((await get('/healthz')).status).toBe(200);
  const ready = await get('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', database: 'ok', migrations: 'ok', jobs: 'ok' },
  ]);
  expect(await (await get('/metrics')).text()).toContain('http_request_duration_seconds_bucket');
});

test('the acknowledgement of a filing is written to the outbox by its job', async () => {
  const filed = await post('/api/v1/complaints', {
    text: 'تسرب غاز في مدخل العمارة ورائحة قوية',
    category: 'gas-leak',
    complainants: [{ name: 'سعاد', phone: '01001234567' }],
  });
  const { number } = (await filed.json()) as { number: string };
  await expect
    .poll(() => readdirSync(join(dataDir, 'outbox')).some((name) => name.includes(number)), {
      timeout: 60_000,
    })
    .toBe(true);
});

test('Ctrl-C ends it with nothing left running, and the next start keeps the data', async () => {
  const filed = (await (
    await post('/api/v1/complaints', { text: 'عمود الإنارة مطفأ', complainants: [{ name: 'علي' }] })
  ).json()) as { number: string; code: string };
  const { number, code: trackingCode } = filed;
  const code = await server.stop();
  expect(code).toBe(0);
  server = await startServer(dataDir, {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'note-loaded.ts')}`,
    INSAF_LOADED: join(dataDir, 'loaded'),
  });
  expect(server.output()).not.toMatch(/108 agencies/);
  expect((await post('/api/v1/tracking', { number, code: trackingCode })).status).toBe(200);
});

test('packages that few requests need are not loaded before one does', async () => {
  const loaded = readFileSync(join(dataDir, 'loaded'), 'utf8').split('\n');
  expect(loaded).toEqual(expect.arrayContaining(['fastify', 'pg', 'kysely']));
  const large = [
    ...['write-excel-file', 'hyparquet-writer', 'nodemailer', 'smpp'],
    ...['@aws-sdk/client-s3', '@aws-sdk/client-kms', '@myriaddreamin/typst-ts-node-compiler'],
    ...['@scalar/fastify-api-reference', '@simplewebauthn/server', 'node-pg-migrate'],
  ];
  expect(large.filter((name) => loaded.includes(name))).toEqual([]);
});

test('a second server on the data folder, and one on a taken port, end with one line', async () => {
  const second = await runToEnd(dataDir);
  expect(second.code).toBe(1);
  expect(
    second.output
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('insaf:')),
  ).toHaveLength(1);

  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const other = mkdtempSync(join(tmpdir(), 'insaf-port-'));
  const third = await runToEnd(other, { PORT: String(port) });
  expect([third.code, third.output]).toEqual([
    1,
    `insaf: Port ${port} is taken. Stop what uses it, or set PORT to another.\n`,
  ]);
  taken.close();
  rmSync(other, { recursive: true, force: true });
});

test('an unreachable database and a wrong setting end it with one line that names them', async () => {
  const unreachable = await runToEnd(dataDir, {
    DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/db',
  });
  expect(unreachable.code).toBe(1);
  expect(unreachable.output).toMatch(/^insaf: PostgreSQL at 127\.0\.0\.1:1 .*\n$/);
  expect(unreachable.output).not.toContain('secret');
  const wrong = await runToEnd(dataDir, { TIME_ZONE: 'Cairo', PORT: 'many' });
  expect(wrong.code).toBe(1);
  expect(wrong.output).toMatch(/^insaf: Wrong settings: .*PORT.*TIME_ZONE.*\n$/);
});
