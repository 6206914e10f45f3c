import type { Config } from './platform/config.ts';
import { checkDatabase } from './platform/db/connect.ts';
import { startEmbeddedPostgres } from './platform/db/embedded-postgres.ts';
import { migrate } from './platform/db/migrate.ts';
import { assertServerLogin, makeServerLogin } from './platform/db/server-login.ts';

export type StartedDatabase = {
  /** Its address for the server, who owns nothing where that can be had. */
  readonly url: string;
  readonly stop: () => Promise<unknown>;
};

/**
 * Brings the database up to this program, as its owner; without one that is given, PostgreSQL in the data
 * folder.
 *
 * @param onLost the PostgreSQL of the data folder ended, though nobody asked
 */
export async function startDatabase(
  config: Config,
  say: (line: string) => void,
  onLost: (reason: string) => void,
): Promise<StartedDatabase> {
  const { DATABASE_URL: given, DATABASE_OWNER_URL: owner = given } = config;
  if (given === undefined || owner === undefined) {
    const own = await startEmbeddedPostgres({
      dataDir: config.DATA_DIR,
      onProgress: say,
      onExit: onLost,
    });
    try {
      await migrate(own.url, say);
      return { url: await makeServerLogin(own.url), stop: own.stop };
    } catch (error) {
      await own.stop();
      throw error;
    }
  }
  await checkDatabase(owner);
  await migrate(owner, say);
  if (owner !== given) {
    await checkDatabase(given);
    await assertServerLogin(given);
  }
  return { url: given, stop: async () => undefined };
}
