import { composeCtx } from '../app.ts';
import { machineClock } from '../platform/clock.ts';
import { type Config, readConfig } from '../platform/config.ts';
import type { Ctx } from '../platform/context.ts';
import { checkDatabase, connect } from '../platform/db/connect.ts';
import { startEmbeddedPostgres } from '../platform/db/embedded-postgres.ts';
import { migrate } from '../platform/db/migrate.ts';
import { runningPostgres } from '../platform/db/running-postgres.ts';
import { createLog } from '../platform/log.ts';
import { progress } from './command.ts';

/**
 * Does something with the database of this installation: that of DATABASE_URL; else that of the server
 * which runs on the data folder; else PostgreSQL is started there for as long as it takes.
 *
 * @throws CannotStart as the server does, in one line
 */
export async function withCtx<T>(act: (ctx: Ctx) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const { url, login, stop } = await databaseOf(config);
  try {
    await migrate(url, progress);
    const { db, close } = connect(login, {
      max: 4,
      role: 'insaf_app',
      applicationName: 'insaf command',
    });
    try {
      const log = createLog({
        level: 'warn',
        alsoPrivate: ['complainants'],
        to: { write: (line) => void process.stderr.write(line) },
      });
      return await act(composeCtx({ db, config, log, clock: machineClock }));
    } finally {
      await close();
    }
  } finally {
    await stop();
  }
}

/**
 * The database of this installation as its owner (`url`) and as who works on it (`login`), and what lets go
 * of it: nothing, where it runs already.
 *
 * @throws CannotStart in one line
 */
export async function databaseOf(
  config: Config,
): Promise<{ url: string; login: string; stop: () => Promise<void> }> {
  const stop = async () => undefined;
  if (config.DATABASE_URL !== undefined) {
    const { DATABASE_URL: login, DATABASE_OWNER_URL: url = login } = config;
    await checkDatabase(url);
    return { url, login, stop };
  }
  const running = runningPostgres(config.DATA_DIR);
  if (running !== null) return { url: running, login: running, stop };
  const started = await startEmbeddedPostgres({ dataDir: config.DATA_DIR, onProgress: progress });
  return { ...started, login: started.url };
}
