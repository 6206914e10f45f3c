import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { readConfig } from '../../server/platform/config.ts';
import type { Ctx } from '../../server/platform/context.ts';
import type { FileStorage } from '../../server/platform/files/storage.ts';
import { addAgencies, addStaff } from './agencies.ts';
import { parts as allParts, type Part } from './chunk.ts';
import { copyInto } from './copy-in.ts';
import type { FillPart, Told } from './fill-process.ts';
import { beginEmpty, makeIndexes, takeIndexes } from './indexes.ts';
import { bundles, events } from './leaves.ts';
import { emptyPool, makePool } from './pool.ts';
import { type Progress, progressOn } from './progress.ts';
import { columns, type Table } from './tables.ts';
import { growTree, sequenceRest } from './tree.ts';

export type ToFill = {
  /** Of the database, as its owner. */
  readonly url: string;
  readonly complaints: number;
  /** How many agencies there are at least. */
  readonly agencies?: number;
  readonly years?: number;
  /** Nothing happened after it. */
  readonly until: Date;
  readonly threads?: number;
  /** Whose keys seal people and sign the ledger; without it there are neither, nor what people are told. */
  readonly ctx?: Ctx;
  /** What is filled besides complaints and what moves them; all but the ledger where nothing is said. */
  readonly parts?: readonly Part[];
  /** Where the files are kept that replies show; without it nobody can open one. */
  readonly storage?: FileStorage;
  readonly say?: (line: string) => void;
  readonly progress?: Progress;
};

const yearMs = 365.25 * 86_400_000;
const usual = allParts.filter((part) => part !== 'ledger');

/**
 * Fills an empty database with complaints of years, as a country would have filed and worked on them: by COPY,
 * in several threads, and with its indexes made afterwards. Deltas of figures are not written: the first
 * counting counts everything.
 *
 * @throws Error where the ledger is to be filled and has entries already
 */
export async function fillComplaints(given: ToFill): Promise<void> {
  const { url, complaints, agencies = 4000, years = 5, until, threads = 2, ctx } = given;
  const progress = given.progress ?? spoken(given.say);
  const parts = ctx === undefined ? ['photos' as const] : (given.parts ?? usual);
  const withLedger = parts.includes('ledger');
  const owner = new pg.Client({ connectionString: url });
  // What is under way is refused too, and says why.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    if (withLedger) await assertEmptyLedger(owner);
    // What triggers enter in the ledger the sequencer takes afterwards.
    else await owner.query('SET session_replication_role = replica');
    progress.begin('agencies and staff', 1);
    await addAgencies(owner, agencies);
    await addStaff(owner);
    progress.add(1);
    progress.end();
    await owner.query('SET session_replication_role = replica');
    const taken = await takeIndexes(owner);
    const counters = await countersFor(owner);
    const generation = await ctx?.keys.newest();
    const part: Omit<FillPart, 'thread'> = {
      ...{ url, complaints, threads, counters, parts },
      ...{ from: until.getTime() - years * yearMs, until: until.getTime() },
      files: given.storage === undefined ? emptyPool() : await makePool(given.storage),
      config: ctx?.config ?? readConfig({ LOG_LEVEL: 'silent' }),
      keys: generation
        ? { no: generation.no, hashingNo: generation.hashingNo, bytes: generation.bytes }
        : null,
    };
    progress.begin('complaints', complaints);
    const write = writerTo(owner, await beginEmpty(owner), progress);
    await Promise.all(
      Array.from({ length: threads }, (_, thread) => runPart({ ...part, thread }, write)),
    );
    await owner.query('COMMIT');
    progress.end();
    await takeUpEvents(owner, counters);
    await makeIndexes(url, taken, threads, progress);
    progress.begin('tables tidied', 1);
    await owner.query('VACUUM (FREEZE, ANALYZE)');
    progress.add(1);
    progress.end();
    if (withLedger && ctx !== undefined) {
      await growTree(ctx, Number(counters[bundles]));
      await sequenceRest(ctx, progress);
    }
  } finally {
    await owner.end();
  }
}

async function assertEmptyLedger(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query('SELECT FROM ledger_checkpoints LIMIT 1');
  if (rows.length > 0) throw new Error('the ledger has entries already: fill a new database');
}

/** Shared by all threads. */
async function countersFor(owner: pg.Client): Promise<BigInt64Array> {
  const counters = new BigInt64Array(new SharedArrayBuffer(16));
  const { rows } = await owner.query(
    'SELECT coalesce(max(id), 0)::text AS last FROM ledger_events',
  );
  counters[events] = BigInt(rows[0].last);
  return counters;
}

/** The next event comes after those that were filled. */
async function takeUpEvents(owner: pg.Client, counters: BigInt64Array): Promise<void> {
  await owner.query(
    `SELECT setval(pg_get_serial_sequence('ledger_events', 'id'), greatest($1::bigint, 1))`,
    [String(counters[events])],
  );
}

type Write = (told: Told) => Promise<void>;

/** Writes one after another what threads tell: they all write in the same transaction. */
function writerTo(owner: pg.Client, empty: ReadonlySet<Table>, progress: Progress): Write {
  let writing = Promise.resolve();
  const write = async ({ lines, count }: Told) => {
    for (const [table, bytes] of lines) {
      await copyInto(owner, table, columns[table], Buffer.from(bytes.buffer), empty.has(table));
    }
    progress.add(count);
  };
  return (told) => {
    writing = writing.then(() => write(told));
    return writing;
  };
}

/** Megabytes of what was just made: the rows of a few hundred complaints, which then are forgotten at once. */
const young = { maxYoungGenerationSizeMb: 192 };

function runPart(part: FillPart, write: Write): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = new URL('./fill-process.ts', import.meta.url);
    const worker = new Worker(program, { workerData: part, resourceLimits: young });
    worker.on('message', (told: Told) => {
      write(told).then(() => worker.postMessage('written'), reject);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
    );
  });
}

/** For measurements, which say a line for each part of the work. */
function spoken(say: ToFill['say']): Progress {
  const write = (text: string) => say?.(`  ${text.trimEnd()}`);
  return progressOn({ isTerminal: false, write, now: () => performance.now() });
}
