import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'insaf-kill-'));
let server: ServerProcess | undefined;
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Filed = { number: string; code: string };

const filing = (index: number) => ({
  text: `انقطاع المياه عن شارع رقم ${index} منذ ثلاثة أيام`,
  category: 'water-outage',
  complainants: [{ name: `مقدم الشكوى ${index}`, phone: `0100${String(1_000_000 + index)}` }],
});

/** The answer, or null where the server was gone before it answered. */
async function file(url: string, index: number): Promise<Filed | null> {
  try {
    const response = await fetch(`${url}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `filing-${index}` },
      body: JSON.stringify(filing(index)),
    });
    return response.status === 201 ? ((await response.json()) as Filed) : null;
  } catch {
    return null;
  }
}

test('every acknowledged complaint survives kill -9 in the middle of 500 filings, exactly once', {
  timeout: 360_000,
}, async () => {
  server = await startServer(dataDir);
  const first = server;
  const count = 500;
  const acknowledged = new Map<number, Filed>();
  let killed: Promise<void> | undefined;
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const filed = await file(first.url, index);
      if (filed !== null) acknowledged.set(index, filed);
      if (acknowledged.size >= 150) killed ??= first.kill();
    }),
  );
  await killed;
  // The kill came in the middle: some were answered and some were not.
  expect(acknowledged.size).toBeGreaterThanOrEqual(150);
  expect(acknowledged.size).toBeLessThan(count);

  server = await startServer(dataDir);
  const pool = new pg.Pool({ connectionString: runningPostgres(dataDir)! });
  try {
    const numbers = [...acknowledged.values()].map(({ number }) => number);
    const { rows } = await pool.query(
      `SELECT c.number::text, c.status,
           (SELECT count(*)::int FROM history_entries h WHERE h.complaint_number = c.number) AS history,
           (SELECT count(*)::int FROM complainants p WHERE p.complaint_number = c.number) AS people,
           (SELECT count(*)::int FROM notices n WHERE n.complaint_number = c.number) AS notices
         FROM complaints c WHERE c.number = ANY($1::bigint[])`,
      [numbers],
    );
    expect(rows).toHaveLength(numbers.length);
    for (const row of rows) {
      expect(row).toMatchObject({ status: 'received', history: 1, people: 1, notices: 1 });
    }
    // Nothing is half there: whatever was committed without being acknowledged is whole, too.
    const { rows: torn } = await pool.query(
      `SELECT number FROM complaints c
         WHERE NOT EXISTS (SELECT FROM history_entries h WHERE h.complaint_number = c.number)
            OR NOT EXISTS (SELECT FROM notices n WHERE n.complaint_number = c.number)`,
    );
    expect(torn).toEqual([]);

    // Each person tries again with the same key: the answered ones get the same answer, and all are there.
    const again = await Promise.all(Array.from({ length: count }, (_, i) => file(server!.url, i)));
    for (const [index, filed] of acknowledged) expect(again[index]).toEqual(filed);
    expect(new Set(again.map((filed) => filed?.number)).size).toBe(count);
    const { rows: all } = await pool.query('SELECT count(*)::int AS count FROM complaints');
    expect(all[0].count).toBe(count);

    const [one] = acknowledged.values();
    const tracked = await fetch(`${server.url}/api/v1/tracking`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: one!.number, code: one!.code }),
    });
    expect(tracked.status).toBe(200);
  } finally {
    await pool.end();
  }
});
