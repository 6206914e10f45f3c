import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { addAgencies } from './country.ts';
import type { FillPart } from './fill-process.ts';
import { tables } from './rows.ts';

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
  readonly say?: (line: string) => void;
};

const yearMs = 365.25 * 86_400_000;

/**
 * Fills an empty database with complaints of years, as a country would have filed and worked on them: by COPY,
 * in several threads, and with its indexes made afterwards. Deltas of figures are not written: the first
 * counting counts everything.
 */
export async function fillComplaints(given: ToFill): Promise<void> {
  const { url, complaints, agencies = 4000, years = 5, until, threads = 2 } = given;
  const say = given.say ?? (() => undefined);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    await addAgencies(owner, agencies);
    const indexes = await dropIndexes(owner);
    const began = performance.now();
    const parts = Array.from({ length: threads }, (_, thread) => ({
      ...{ url, complaints, thread, threads },
      ...{ from: until.getTime() - years * yearMs, until: until.getTime() },
    }));
    await Promise.all(parts.map(runPart));
    say(`  ${complaints} written in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    await Promise.all(halves(indexes, 2).map((some) => makeIndexes(url, some)));
    await owner.query('VACUUM (ANALYZE) complaints, history_entries, referrals, replies');
    say(`  with indexes after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  } finally {
    await owner.end();
  }
}

function runPart(part: FillPart): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fill-process.ts', import.meta.url), { workerData: part });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
    );
  });
}

/** All indexes of the tables that are filled, but for those of keys. @returns how they are made again */
async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query(
    `SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS made
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY($1::regclass[]) AND NOT i.indisprimary AND NOT i.indisunique
     ORDER BY 1`,
    [tables],
  );
  for (const { name } of rows) await owner.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}

async function makeIndexes(url: string, indexes: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const made of indexes) await client.query(made);
  } finally {
    await client.end();
  }
}

const halves = <T>(list: readonly T[], count: number): T[][] =>
  Array.from({ length: count }, (_, part) => list.filter((_each, no) => no % count === part));
