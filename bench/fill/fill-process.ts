/* A part of filling, in a thread of its own: every so many complaints in turn, written as they are made. */
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { copyInto } from './copy-in.ts';
import { readCountry } from './country.ts';
import { columns, fill, tables } from './rows.ts';

export type FillPart = {
  readonly url: string;
  readonly complaints: number;
  readonly from: number;
  readonly until: number;
  /** This is the n-th of so many threads. */
  readonly thread: number;
  readonly threads: number;
};

const atOnce = 5000;
const { url, complaints, from, until, thread, threads } = workerData as FillPart;

const client = new pg.Client({ connectionString: url });
await client.connect();
// Without triggers, which would look at each by itself.
await client.query('SET session_replication_role = replica');
await client.query('SET synchronous_commit = off');
const country = await readCountry(client);
let writing: Promise<void> = Promise.resolve();
for (let first = thread * atOnce; first < complaints; first += threads * atOnce) {
  const count = Math.min(atOnce, complaints - first);
  const { times, ...lines } = fill({ country, complaints, from, until }, first, count);
  // As they would have been written: entries of one day beside each other, whosever they are.
  const order = [...times.keys()].sort((a, b) => times[a]! - times[b]!);
  const ordered = { ...lines, history_entries: order.map((at) => lines.history_entries[at]!) };
  await writing;
  writing = (async () => {
    for (const table of tables) await copyInto(client, table, columns[table], ordered[table]);
    parentPort?.postMessage(count);
  })();
  writing.catch(() => undefined);
}
await writing;
await client.end();
