import { startWorker } from '../worker.ts';
import type { Asking } from './asking-process.ts';
import type { BareReading, Statement } from './bare-process.ts';
import type { Asked } from './connection.ts';
import { p95, type Times } from './times.ts';

export type Compared = {
  /** Of the server, by its address. */
  readonly url: string;
  /** Of the database, as its owner. */
  readonly database: string;
  readonly requests: Readonly<Record<string, readonly Asked[]>>;
  readonly readings: Readonly<Record<string, readonly (readonly Statement[])[]>>;
  readonly rounds: number;
  readonly seconds: number;
};

/** The 95th percentile of each round, in milliseconds, by the names of requests and readings. */
export type Found = Readonly<Record<string, readonly number[]>>;

/**
 * Requests over HTTP and bare readings in turns, each by a process of its own, after one turn that warms up and
 * does not count.
 */
export async function readBeside({
  url,
  database,
  requests,
  readings,
  rounds,
  seconds,
}: Compared): Promise<{ asked: Found; bare: Found }> {
  const asking = startWorker<Asking, Times>(new URL('./asking-process.ts', import.meta.url));
  const reading = startWorker<BareReading, Times>(new URL('./bare-process.ts', import.meta.url));
  const ask = () => asking.ask({ url, requests, seconds });
  const read = () => reading.ask({ url: database, readings, seconds: seconds / 2 });
  try {
    await ask();
    await read();
    const asked: Times[] = [];
    const bare: Times[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      bare.push(await read());
      asked.push(await ask());
    }
    return { asked: byName(asked), bare: byName(bare) };
  } finally {
    asking.end();
    reading.end();
  }
}

function byName(rounds: readonly Times[]): Found {
  const names = Object.keys(rounds[0]!);
  return Object.fromEntries(names.map((name) => [name, rounds.map((times) => p95(times[name]!))]));
}
