import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../server/platform/db/embedded-postgres.ts';
import { migrate } from '../server/platform/db/migrate.ts';

export type TemporaryDatabase = {
  /** As the owner of the tables. */
  url: string;
  stop(): Promise<void>;
};

/**
 * A PostgreSQL of the check's own with one database in it that only the migrations made. Takes some
 * three seconds, and leaves nothing behind once stopped.
 * @throws Error naming the migration that fails
 */
export async function startTemporaryDatabase(): Promise<TemporaryDatabase> {
  // Named as the tests name theirs, which sweep away what a run that was killed has left.
  const dataDir = mkdtempSync(path.join(tmpdir(), 'insaf-test-check-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    const stop = async () => {
      await postgres.stop();
      remove();
    };
    try {
      await migrate(postgres.url);
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: postgres.url, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
