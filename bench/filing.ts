/*
 * Filing over HTTP, against the same rows put straight into the same PostgreSQL.
 *
 * The server is started as a user starts it, with the PostgreSQL it brings and its durable settings, but
 * without running jobs: sending notices is another measurement, and the jobs of one round would slow
 * the next. Rounds alternate, so that whatever else the machine does meets both; the ceiling is, of
 * each round, the number of connections that serve it best. At the end of each, at half of what that round
 * filed at best, how long one takes, beside one transaction by itself.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../e2e/server-process.ts';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';
import type { Load, LoadTask } from './filing/load-process.ts';
import type { Straight, StraightTask } from './filing/straight-process.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { startWorker } from './worker.ts';

const filers = [1, 8, 32, 128, 256];
const connections = [1, 2, 4, 8, 16];
/** Enough for what is due while one waits for the disk. */
const pacedBy = 64;

export const filing: Measurement = async ({ rounds, seconds, say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  const server = await startServer(dataDir, { INSAF_ROLE: 'web', LOG_LEVEL: 'error' });
  const load = startWorker<LoadTask, Load>(new URL('./filing/load-process.ts', import.meta.url));
  const straight = startWorker<StraightTask, Straight>(
    new URL('./filing/straight-process.ts', import.meta.url),
  );
  try {
    const database = runningPostgres(dataDir)!;
    const loads = new Map(filers.map((atOnce) => [atOnce, [] as Load[]]));
    const ceilings = new Map(connections.map((count) => [count, [] as number[]]));
    const paced: Load[] = [];
    for (const atOnce of [1, 32, 128]) await load.ask({ url: server.url, atOnce, seconds });
    for (const count of [4, 16]) {
      await straight.ask({ url: database, connections: count, seconds: seconds / 2 });
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const count of connections) {
        const task = { url: database, connections: count, seconds: seconds / 2 };
        ceilings.get(count)!.push((await straight.ask(task)).perSecond);
      }
      for (const atOnce of filers) {
        loads.get(atOnce)!.push(await load.ask({ url: server.url, atOnce, seconds }));
      }
      const most = Math.max(...filers.map((atOnce) => loads.get(atOnce)![round - 1]!.perSecond));
      const half = await load.ask({ url: server.url, atOnce: pacedBy, seconds, pace: most / 2 });
      paced.push(half);
      const { perSecond, p50, p99 } = half;
      say(`  round ${round}: ${roundWords(loads, ceilings)}`);
      say(`    at ${perSecond.toFixed(0)}/s: ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)}`);
    }
    const complaints = await count(database);
    const best = Array.from({ length: rounds }, (_, round) =>
      Math.max(...connections.map((count) => ceilings.get(count)![round]!)),
    );
    const each = filers.map((atOnce) =>
      resultOf({
        name: `filing, ${atOnce} at once`,
        unit: '/s',
        values: loads.get(atOnce)!.map(({ perSecond }) => perSecond),
        // One that waits for its answer is held against one connection that does.
        ceilings: atOnce === 1 ? ceilings.get(1)! : best,
        ...(atOnce >= 32 ? { goal: { of: 'ratio', atLeast: 1 } as const } : {}),
        complaints,
      }),
    );
    const latency = resultOf({
      name: 'filing at half the load, p99',
      unit: 'ms',
      values: paced.map(({ p99 }) => p99),
      ceilings: ceilings.get(1)!.map((perSecond) => 1000 / perSecond),
      goal: { of: 'ratio', below: 5 },
      complaints,
    });
    return [...each, latency];
  } finally {
    load.end();
    straight.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

function roundWords(loads: Map<number, Load[]>, ceilings: Map<number, number[]>): string {
  const filed = [...loads].map(([atOnce, each]) => {
    const { perSecond, p50, p99 } = each.at(-1)!;
    return `${atOnce}: ${perSecond.toFixed(0)}/s (${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)})`;
  });
  const straight = [...ceilings].map(([count, each]) => `${count}: ${each.at(-1)!.toFixed(0)}/s`);
  return `filed ${filed.join(' ')}; straight ${straight.join(' ')}`;
}

async function count(database: string): Promise<number> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM complaints');
    return rows[0].count;
  } finally {
    await client.end();
  }
}
