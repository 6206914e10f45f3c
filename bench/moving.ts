/*
 * Moving over HTTP (referred, answered, settled), against the very same statements sent straight to the same
 * PostgreSQL. The server is started as a user starts it, without running jobs; the complaints were filed
 * through its front door. Rounds alternate, and the ceiling is, of each round, the number of connections
 * that serve it best.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../e2e/server-process.ts';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';
import type { Load, LoadTask } from './filing/load-process.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { signInMovers } from './moving/journey.ts';
import type { Officers, OfficersTask } from './moving/officers-process.ts';
import type { StraightMoves, StraightMovesTask } from './moving/straight-process.ts';
import { startWorker } from './worker.ts';

const officers = [1, 8, 32];
const connections = [1, 2, 4, 8];
const samples = 20;
/** More complaints than any part of a round could take in a second. */
const journeysASecond = 400;

export const moving: Measurement = async ({ rounds, seconds, say }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  const recorded = join(dataDir, 'transactions');
  const recorder = new URL('./moving/record-transactions.ts', import.meta.url);
  const server = await startServer(dataDir, {
    ...{ INSAF_ROLE: 'web', LOG_LEVEL: 'error' },
    ...{ NODE_OPTIONS: `--import ${recorder}`, RECORD_TRANSACTIONS: recorded },
  });
  const load = startWorker<LoadTask, Load>(new URL('./filing/load-process.ts', import.meta.url));
  const moves = startWorker<OfficersTask, Officers>(
    new URL('./moving/officers-process.ts', import.meta.url),
  );
  const straight = startWorker<StraightMovesTask, StraightMoves>(
    new URL('./moving/straight-process.ts', import.meta.url),
  );
  try {
    const { url } = server;
    const database = runningPostgres(dataDir)!;
    const sessions = await signInMovers(url, server.password);
    const waiting: string[] = [];
    /** Received complaints that nobody moved; what a part leaves over is for the next. */
    const received = async (many: number) => {
      while (waiting.length < many) {
        const most = many - waiting.length;
        const { numbers } = await load.ask({ url, atOnce: 64, seconds: 600, most });
        waiting.push(...numbers);
      }
      return waiting.slice(0, many);
    };
    const move = async (atOnce: number, forSeconds: number) => {
      const numbers = await received(Math.ceil(forSeconds * journeysASecond));
      const done = await moves.ask({ url, sessions, atOnce, seconds: forSeconds, numbers });
      waiting.splice(0, done.taken);
      return done;
    };
    const moveStraight = async (count: number, forSeconds: number) => {
      const numbers = await received(Math.ceil(forSeconds * journeysASecond));
      const done = await straight.ask({
        ...{ url: database, recorded, samples: written, connections: count },
        ...{ seconds: forSeconds, numbers },
      });
      waiting.splice(0, done.taken);
      return done;
    };

    const written = await received(samples);
    server.process.kill('SIGUSR2');
    await moves.ask({ url, sessions, atOnce: 1, seconds: 600, numbers: written });
    server.process.kill('SIGUSR2');
    waiting.splice(0, samples);
    await move(8, seconds);
    await moveStraight(4, seconds / 2);
    const done = new Map(officers.map((atOnce) => [atOnce, [] as Officers[]]));
    const ceilings = new Map(connections.map((count) => [count, [] as StraightMoves[]]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const count of connections) {
        ceilings.get(count)!.push(await moveStraight(count, seconds / 2));
      }
      for (const atOnce of officers) done.get(atOnce)!.push(await move(atOnce, seconds));
      say(`  round ${round}: ${roundWords(done, ceilings)}`);
    }
    const best = Array.from({ length: rounds }, (_, round) =>
      Math.max(...connections.map((count) => ceilings.get(count)![round]!.perSecond)),
    );
    return officers.map((atOnce) =>
      resultOf({
        name: `moving, ${atOnce} at once`,
        unit: '/s',
        values: done.get(atOnce)!.map(({ perSecond }) => perSecond),
        // One who waits for the answer is held against one connection that does.
        ceilings: atOnce === 1 ? ceilings.get(1)!.map(({ perSecond }) => perSecond) : best,
        ...(atOnce === 1 ? {} : { goal: { of: 'ratio', atLeast: 0.7 } as const }),
      }),
    );
  } finally {
    load.end();
    moves.end();
    straight.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

function roundWords(done: Map<number, Officers[]>, ceilings: Map<number, StraightMoves[]>): string {
  const moved = [...done].map(([atOnce, each]) => {
    const { perSecond, p50, p99 } = each.at(-1)!;
    return `${atOnce}: ${perSecond.toFixed(0)}/s (${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)})`;
  });
  const straight = [...ceilings].map(
    ([count, each]) => `${count}: ${each.at(-1)!.perSecond.toFixed(0)}/s`,
  );
  const [first] = ceilings.get(connections[0]!)!;
  return `moved ${moved.join(' ')}; straight ${straight.join(' ')}, ${first!.statements.toFixed(0)} statements each`;
}
