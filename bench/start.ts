/*
 * Starting and resting: from the first line of the process to its being ready, on a new data folder and
 * on one that is there; and what the server's own process holds ten seconds later, apart from PostgreSQL.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from '../e2e/server-process.ts';
import { type Measurement, resultOf } from './measurement.ts';

const restSeconds = 10;
const megabyte = 1024;

export const start: Measurement = async ({ rounds, say }) => {
  const first: number[] = [];
  const second: number[] = [];
  const resident: number[] = [];
  const proportional: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
    try {
      first.push(await startAndStop(dataDir));
      second.push(
        await startAndStop(dataDir, async (pid) => {
          await wait(restSeconds * 1000);
          const memory = memoryOf(pid);
          resident.push(memory.resident);
          proportional.push(memory.proportional);
        }),
      );
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
    say(
      `  round ${round}: first ${first.at(-1)!.toFixed(2)} s, second ${second.at(-1)!.toFixed(2)} s, at rest ${resident.at(-1)!.toFixed(0)} MB`,
    );
  }
  return [
    resultOf({ name: 'first start', unit: 's', values: first }),
    resultOf({
      name: 'second start',
      unit: 's',
      values: second,
      goal: { of: 'value', below: 1.5 },
    }),
    resultOf({
      name: 'memory at rest, resident',
      unit: 'MB',
      values: resident,
      goal: { of: 'value', below: 200 },
    }),
    resultOf({ name: 'memory at rest, proportional', unit: 'MB', values: proportional }),
  ];
};

/** Seconds from spawning the process to its saying that it is ready. */
async function startAndStop(
  dataDir: string,
  meanwhile?: (pid: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const server = await startServer(dataDir);
  const took = (performance.now() - began) / 1000;
  await meanwhile?.(server.process.pid!);
  await server.stop();
  return took;
}

/** Megabytes of one process, from the kernel: all its pages, and its share of those it shares. */
function memoryOf(pid: number): { resident: number; proportional: number } {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1]);
  return {
    resident: kilobytes('Rss') / megabyte,
    proportional: kilobytes('Pss') / megabyte,
  };
}
