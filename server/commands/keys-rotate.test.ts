import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complainantsOf, openIdentity } from '../features/complainants/index.ts';
import { type TestApp, testApp } from '../test/app.ts';
import { file } from '../test/journey.ts';
import { startVaultServer } from '../test/vault-server.ts';

/*
 * Rotation as an operator does it: the command as a process of its own, beside a server that works.
 */

const secret = 'a secret of thirty-two characters';
const old = 'the master key of before, long enough';
let vault: Awaited<ReturnType<typeof startVaultServer>>;
let app: TestApp;
let folder: string;
const people = 60;
beforeAll(async () => {
  vault = await startVaultServer('s.token');
  // A server that knows both: the old one is still the one that wraps.
  const settings = { INSAF_SECRET: secret, MASTER_KEY: old, MASTER_KEY_PREVIOUS: vault.place };
  app = await testApp({ settings });
  folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
});
afterAll(async () => {
  await app.close();
  await vault.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The command, what it says as it says it, and how it ends. */
function rotate(args: string[]) {
  const program = join(import.meta.dirname, '..', 'insaf.ts');
  const child = spawn(process.execPath, [program, 'keys', 'rotate', ...args], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: app.database.url,
      INSAF_SECRET: secret,
      MASTER_KEY: vault.place,
      MASTER_KEY_PREVIOUS: old,
      DATA_DIR: folder,
    },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
  }
  const ended = new Promise<{ code: number | null; out: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out }));
  });
  return {
    ended,
    said: (words: RegExp) => expect.poll(() => out, { timeout: 120_000 }).toMatch(words),
    kill: () => child.kill('SIGKILL'),
  };
}

const phoneOf = (index: number) => `010${String(10_000_000 + index)}`;

async function byGeneration(): Promise<Record<string, number>> {
  const { rows } = await app.database.pool.query(
    'SELECT key_no, count(*)::int FROM complainants GROUP BY key_no ORDER BY key_no',
  );
  return Object.fromEntries(rows.map(({ key_no, count }) => [key_no, count]));
}

async function generations(): Promise<{ no: number; master: string }[]> {
  const { rows } = await app.database.pool.query(
    'SELECT no, master FROM key_generations ORDER BY no',
  );
  return rows;
}

/** Who is not read or not found as they were filed, as the server that runs beside does it. */
async function lost(numbers: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const [index, number] of numbers.entries()) {
    const [row] = await complainantsOf(app.ctx.db, { number });
    const { phone } = await openIdentity(app.ctx.keys, row!);
    if (phone !== `+2${phoneOf(index)}`) missing.push(`${number} is ${phone}`);
  }
  for (const index of [0, 5, 10, 20, 30, 40, 50, people - 1]) {
    const body = { phone: phoneOf(index) };
    const found = await app.call('POST', '/callers', { as: 'call_agent@system', body });
    if (found.body.complaints?.[0]?.number !== numbers[index])
      missing.push(JSON.stringify(found.body));
  }
  return missing;
}

test('a rotation that was killed is read from, goes on, and removes the old keys at its end', async () => {
  const numbers: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const complainants = [{ name: `مواطن ${index}`, phone: phoneOf(index) }];
    numbers.push((await file(app, { complainants })).number);
  }
  expect(await byGeneration()).toEqual({ 1: people });

  await app.call('POST', '/callers', {
    as: 'call_agent@system',
    body: { phone: '01001234567' },
  });
  const lookups = `SELECT (SELECT count(*) FROM caller_lookup_phones)::int AS hashed,
    (SELECT count(*) FROM caller_lookups)::int AS made`;
  expect((await app.database.pool.query(lookups)).rows).toEqual([{ hashed: 1, made: 1 }]);
  const first = rotate(['--rehash', '--batch', '1']);
  await first.said(/ {2}10 of 60/);
  first.kill();
  const killed = await first.ended;
  expect(killed.code).toBeNull();
  expect(killed.out).toContain('Generation 2 was made');
  const between = await byGeneration();
  expect(between[1]).toBeGreaterThan(0);
  expect(between[2]).toBeGreaterThanOrEqual(10);
  expect(await lost(numbers)).toEqual([]);

  app.pass({ minutes: 2 });
  // As long as one row is held by another, neither of two runs can end before both have begun.
  const holder = await app.database.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT * FROM complainants WHERE key_no = 1 LIMIT 1 FOR UPDATE');
  const both = [rotate(['--batch', '7']), rotate(['--batch', '5'])];
  for (const run of both) await run.said(/Goes on with generation 2/);
  await holder.query('COMMIT');
  holder.release();
  const runs = await Promise.all(both.map(({ ended }) => ended));
  for (const { code, out } of runs) {
    expect(code, out).toBe(0);
  }
  expect(await byGeneration()).toEqual({ 2: people });
  expect(await generations()).toEqual([{ no: 2, master: 'vault:transit/insaf' }]);
  expect((await app.database.pool.query(lookups)).rows).toMatchObject([{ hashed: 0 }]);
  expect(
    runs.some(({ out }) => /master key local:\w+ any more. It may be thrown away/.test(out)),
  ).toBe(true);
  expect(await lost(numbers)).toEqual([]);
}, 240_000);

test('a generation by which somebody is still sealed cannot be removed, nor one used that is not there', async () => {
  const { pool } = app.database;
  const { number } = await file(app);
  await expect(pool.query('DELETE FROM key_generations')).rejects.toThrow(/foreign key/);
  const unknown = 'UPDATE complainants SET key_no = 9 WHERE complaint_number = $1';
  await expect(pool.query(unknown, [number])).rejects.toThrow(/foreign key/);
});
