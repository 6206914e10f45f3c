/* A database of its own with the directory of the country, for measurements of what jobs do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeCtx } from '../server/app.ts';
import { loadFirstDirectory } from '../server/features/agencies/index.ts';
import { readConfig } from '../server/platform/config.ts';
import type { Ctx } from '../server/platform/context.ts';
import { connect } from '../server/platform/db/connect.ts';
import { startEmbeddedPostgres } from '../server/platform/db/embedded-postgres.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { createLog } from '../server/platform/log.ts';

export type World = {
  readonly ctx: Ctx;
  /** The database as its owner. */
  readonly url: string;
};

/** Runs `measure` in one, in which it is always `now`, and takes it away. */
export async function inWorld<T>(now: Date, measure: (world: World) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const connection = connect(postgres.url, { max: 8, statementTimeout: 0 });
  try {
    await migrate(postgres.url);
    const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    const log = createLog({ level: config.LOG_LEVEL });
    const ctx = composeCtx({ db: connection.db, config, log, clock: () => now });
    await loadFirstDirectory(ctx, () => undefined);
    return await measure({ ctx, url: postgres.url });
  } finally {
    await connection.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
