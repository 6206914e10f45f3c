import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CannotStart } from '../errors.ts';
import { clusterFolder, databaseUrl } from './embedded/cluster.ts';
import { lockFolder } from './embedded/folder-lock.ts';
import { readPostmasterFile } from './embedded/postmaster-file.ts';

/**
 * The database of the server that runs on a data folder, for a program that works beside it, such as
 * an administrator's command.
 * @returns its URL as startEmbeddedPostgres gave it; null when no server runs there, so the caller
 *   starts one.
 * @throws CannotStart when this user may not read the folder.
 */
export function runningPostgres(dataDir: string): string | null {
  const folder = clusterFolder(resolve(dataDir));
  if (!existsSync(folder.home)) return null;
  try {
    lockFolder(resolve(dataDir)).release();
    return null;
  } catch (inUse) {
    try {
      const { port, isReady } = readPostmasterFile(folder.cluster);
      if (isReady) return databaseUrl(folder, port);
    } catch (cause) {
      throw new CannotStart((inUse as Error).message, { cause });
    }
    throw inUse;
  }
}
