/* A part of filling, in a thread of its own: every so many complaints in turn, told as lines of COPY to whoever writes them. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../../server/platform/config.ts';
import { connect } from '../../server/platform/db/connect.ts';
import { type Generation, generationOf } from '../../server/platform/keys/generation.ts';
import { type Part, type Whole, wholeLives } from './chunk.ts';
import { readCountry } from './country.ts';
import { keyedHash } from './hashed.ts';
import { leavesOf } from './leaves.ts';
import type { PoolFile } from './pool.ts';
import { lineOf, type Rows, type Table, tables } from './tables.ts';

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

/** Lines of each table, of so many complaints. */
export type Told = {
  readonly lines: readonly (readonly [Table, Uint8Array<ArrayBuffer>])[];
  readonly count: number;
};

/** Complaints whose rows are objects at one time: few, so that these are forgotten while they are young. */
const atOnce = 250;
/** How often as many are told together. */
const together = 10;
const given = workerData as FillPart;
const { url, complaints, from, until, thread, threads, config, keys } = given;
const whole = await readWhole();
const leaves = whole.parts.has('ledger') ? leavesOf(whole.country.directory, given.counters) : null;

const eachTime = atOnce * together;
let written: Promise<unknown> = Promise.resolve();
for (let first = thread * eachTime; first < complaints; first += threads * eachTime) {
  const count = Math.min(eachTime, complaints - first);
  const lines = linesOf(first, count);
  await written;
  written = tell(lines, count);
}
await written;
if (leaves !== null) await tell([inLines(leaves.rest())], 0);
parentPort!.close();

async function readWhole(): Promise<Whole> {
  const { db, close } = connect(url, { max: 1, statementTimeout: 0 });
  try {
    const years = {
      first: new Date(from).getUTCFullYear(),
      last: new Date(until).getUTCFullYear(),
    };
    const country = await readCountry({ db, config }, years, given.files);
    const generation = keys && quickly(Buffer.from(keys.bytes), keys);
    return { country, complaints, from, until, config, generation, parts: new Set(given.parts) };
  } finally {
    await close();
  }
}

/** Its own library takes ten times as long to hash, for every hash anew. */
function quickly(bytes: Buffer, { no, hashingNo }: { no: number; hashingNo: number }): Generation {
  return { ...generationOf(no, hashingNo, bytes), hash: keyedHash(bytes.subarray(32)) };
}

/** Several complaints as lines of each table. */
function linesOf(first: number, count: number): Map<Table, Buffer>[] {
  const found: Map<Table, Buffer>[] = [];
  for (let at = first; at < first + count; at += atOnce) {
    const rows: Rows = {};
    for (const life of wholeLives(whole, at, Math.min(atOnce, first + count - at))) {
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
    // Entries of one day beside each other, whosever they are.
    rows.history_entries?.sort((a, b) => Number(a.at) - Number(b.at));
    found.push(inLines(rows));
  }
  return found;
}

function inLines(rows: Rows): Map<Table, Buffer> {
  const found = new Map<Table, Buffer>();
  for (const table of tables) {
    let lines = '';
    for (const row of rows[table] ?? []) lines += lineOf(table, row);
    if (lines !== '') found.set(table, Buffer.from(lines));
  }
  return found;
}

/** @returns when they are written */
function tell(all: readonly Map<Table, Buffer>[], count: number): Promise<unknown> {
  const lines = tables.flatMap((table) => {
    const own = all.flatMap((each) => each.get(table) ?? []);
    return own.length === 0 ? [] : [[table, joined(own)] as const];
  });
  const told: Told = { lines, count };
  const given = lines.map(([, { buffer }]) => buffer);
  parentPort!.postMessage(told, given);
  return once(parentPort!, 'message');
}

/** In memory of its own, which is given away. */
function joined(parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
