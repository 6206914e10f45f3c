/* Databases for measurements of what jobs and actions do, without a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { composeCtx } from '../server/app.ts';
import { loadFirstDirectory } from '../server/features/agencies/index.ts';
import { readConfig } from '../server/platform/config.ts';
import type { Ctx, Db } from '../server/platform/context.ts';
import { connect } from '../server/platform/db/connect.ts';
import { startEmbeddedPostgres } from '../server/platform/db/embedded-postgres.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { createLog } from '../server/platform/log.ts';

export type World = {
  readonly ctx: Ctx;
  /** The database as its owner. */
  readonly url: string;
};

/** Runs `measure` in one with the directory of the country, in which it is always `now`, and takes it away. */
export async function inWorld<T>(now: Date, measure: (world: World) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  try {
    return await inFolder(dataDir, async ({ db, url }) => {
      const ctx = ctxOf(dataDir, db, now);
      await loadFirstDirectory(ctx, () => undefined);
      return measure({ ctx, url });
    });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The data folder of `npm run bench:fill` in which to measure instead; undefined: in a new one. */
export const filledFolder = process.env.BENCH_DATABASE;

/** Runs `measure` in a filled folder, in which it is always when the last complaint there was received. */
export function inFilledWorld<T>(
  dataDir: string,
  measure: (world: World & { readonly complaints: number }) => Promise<T>,
): Promise<T> {
  return inFolder(dataDir, async ({ db, url }) => {
    const { rows } = await sql<{ now: Date; complaints: number }>`
      SELECT max(received_at) AS now, count(*)::integer AS complaints FROM complaints`.execute(db);
    const { now, complaints } = rows[0]!;
    return measure({ ctx: ctxOf(dataDir, db, now), url, complaints });
  });
}

async function inFolder<T>(
  dataDir: string,
  run: (opened: { db: Db; url: string }) => Promise<T>,
): Promise<T> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  const { db, close } = connect(postgres.url, { max: 8, statementTimeout: 0 });
  try {
    await migrate(postgres.url);
    return await run({ db, url: postgres.url });
  } finally {
    await close();
    await postgres.stop();
  }
}

function ctxOf(dataDir: string, db: Db, now: Date): Ctx {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  return composeCtx({ db, config, log: createLog({ level: 'silent' }), clock: () => now });
}
