import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a PostgreSQL that runs on a cluster says of itself. */
export type PostmasterFile = { readonly port: number; readonly isReady: boolean };

/** @throws Error of the file system where there is none, or it may not be read */
export function readPostmasterFile(cluster: string): PostmasterFile {
  // one line each: process, folder, start, port, socket folder, address, shared memory, state
  const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  return { port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}
