/*
 * A server on a database that is filled: a new one with BENCH_COMPLAINTS complaints (a hundred thousand), or the
 * one that BENCH_DATABASE names: a data folder of `npm run bench:fill`, or the URL of a database as its owner.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type ServerProcess, startServer } from '../../e2e/server-process.ts';
import { composeCtx } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import type { Ctx } from '../../server/platform/context.ts';
import { connect } from '../../server/platform/db/connect.ts';
import { runningPostgres } from '../../server/platform/db/running-postgres.ts';
import { createLog } from '../../server/platform/log.ts';
import { fillComplaints } from '../fill/fill-complaints.ts';

export type FilledServer = {
  readonly server: ServerProcess;
  /** Of the database, as its owner. */
  readonly database: string;
  /** With the server's own secrets. */
  readonly ctx: Ctx;
  /** How many there are. */
  readonly complaints: number;
};

const asked = Number(process.env.BENCH_COMPLAINTS ?? 100_000);
const given = process.env.BENCH_DATABASE;
// What is counted is counted as for people, and nobody is refused.
const settings = {
  ...{ INSAF_ROLE: 'web', LOG_LEVEL: 'error', DEMO: 'true' },
  ...{ ACCOUNT_REQUESTS: '10000000', GROUP_REQUESTS: '10000000' },
};

export async function withFilledServer<T>(
  say: (line: string) => void,
  measure: (filled: FilledServer) => Promise<T>,
): Promise<T> {
  const isUrl = given?.startsWith('postgres') === true;
  const own = given === undefined || isUrl;
  const dataDir = own ? mkdtempSync(join(tmpdir(), 'insaf-bench-')) : given;
  const env = { ...settings, ...(isUrl ? { DATABASE_URL: given } : {}) };
  try {
    if (given === undefined) await fillNew(dataDir, env, say);
    const server = await startServer(dataDir, env);
    try {
      const database = isUrl ? given : runningPostgres(dataDir)!;
      const { db, close } = connect(database, { max: 2 });
      const config = readConfig({ ...env, DATA_DIR: dataDir });
      const log = createLog({ level: 'silent' });
      const ctx = composeCtx({ db, config, log, clock: () => new Date() });
      try {
        const complaints = await howMany(database);
        return await measure({ server, database, ctx, complaints });
      } finally {
        await close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    if (own) rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fillNew(dataDir: string, env: Record<string, string>, say: (line: string) => void) {
  const server = await startServer(dataDir, env);
  try {
    say(`  writing ${asked} complaints`);
    const url = runningPostgres(dataDir)!;
    await fillComplaints({ url, complaints: asked, until: new Date(), say });
  } finally {
    await server.stop();
  }
}

/** By the planner's own count, which need not read ten million rows. */
async function howMany(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT reltuples::float8 AS count FROM pg_class WHERE oid = 'complaints'::regclass`,
    );
    return Math.round(rows[0].count);
  } finally {
    await client.end();
  }
}
