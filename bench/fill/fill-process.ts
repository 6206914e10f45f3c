/* A part of filling, in a thread of its own: every so many complaints in turn, written as they are made. */
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { Config } from '../../server/platform/config.ts';
import { connect } from '../../server/platform/db/connect.ts';
import { generationOf } from '../../server/platform/keys/generation.ts';
import { type Part, type Whole, wholeLives } from './chunk.ts';
import { copyInto } from './copy-in.ts';
import { readCountry } from './country.ts';
import { leavesOf } from './leaves.ts';
import type { PoolFile } from './pool.ts';
import { columns, lineOf, type Rows, type Table, tables } from './tables.ts';

export type FillPart = {
  readonly url: string;
  readonly complaints: number;
  readonly from: number;
  readonly until: number;
  readonly parts: readonly Part[];
  readonly files: readonly PoolFile[];
  readonly config: Config;
  /** The keys that seal people; null where there are none. */
  readonly keys: { no: number; hashingNo: number; bytes: Uint8Array } | null;
  /** Bundles of the ledger and events that were begun, by all threads together. */
  readonly counters: BigInt64Array;
  /** This is the n-th of so many threads. */
  readonly thread: number;
  readonly threads: number;
};

/** What a thread tells: so many more are written. */
export type Told = { readonly written: number };

const atOnce = 2500;
const given = workerData as FillPart;
const { url, complaints, from, until, thread, threads, config, keys } = given;

const client = new pg.Client({ connectionString: url });
await client.connect();
// Without triggers, which would look at each by itself.
await client.query('SET session_replication_role = replica');
await client.query('SET synchronous_commit = off');
const whole = await readWhole();
const leaves = whole.parts.has('ledger') ? leavesOf(whole.country.directory, given.counters) : null;

let writing: Promise<void> = Promise.resolve();
for (let first = thread * atOnce; first < complaints; first += threads * atOnce) {
  const count = Math.min(atOnce, complaints - first);
  const lines = linesOf(first, count);
  await writing;
  writing = write(lines, count);
  writing.catch(() => undefined);
}
await writing;
if (leaves !== null) await write(inLines(leaves.rest()), 0);
await client.end();

async function readWhole(): Promise<Whole> {
  const { db, close } = connect(url, { max: 1, statementTimeout: 0 });
  try {
    const years = {
      first: new Date(from).getUTCFullYear(),
      last: new Date(until).getUTCFullYear(),
    };
    const country = await readCountry({ db, config }, years, given.files);
    const generation = keys && generationOf(keys.no, keys.hashingNo, Buffer.from(keys.bytes));
    return { country, complaints, from, until, config, generation, parts: new Set(given.parts) };
  } finally {
    await close();
  }
}

/** Several complaints as lines of each table; entries of one day beside each other, whosever they are. */
function linesOf(first: number, count: number): Map<Table, string[]> {
  const rows: Rows = {};
  for (const life of wholeLives(whole, first, count)) {
    leaves?.add(life);
    for (const table of tables) {
      const own = life.rows[table];
      if (own === undefined) continue;
      rows[table] ??= [];
      const all = rows[table];
      for (const row of own) all.push(row);
    }
  }
  Object.assign(rows, leaves?.take());
  rows.history_entries?.sort((a, b) => Number(a.at) - Number(b.at));
  return inLines(rows);
}

function inLines(rows: Rows): Map<Table, string[]> {
  return new Map(
    tables.flatMap((table) =>
      rows[table] === undefined ? [] : [[table, rows[table].map((row) => lineOf(table, row))]],
    ),
  );
}

async function write(lines: Map<Table, string[]>, count: number): Promise<void> {
  for (const [table, own] of lines) await copyInto(client, table, columns[table], own);
  tell({ written: count });
}

function tell(told: Told): void {
  parentPort!.postMessage(told);
}
