import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from './server-process.ts';

/*
 * A data folder as the first start of the server leaves it, made once for all files of a process: most begin
 * with a copy of it. What a first start does is tried by start.test.ts.
 */

let made: Promise<string> | undefined;

async function make(): Promise<string> {
  const folder = mkdtempSync(join(process.env.TEST_RUN_FOLDER ?? tmpdir(), 'insaf-begun-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const server = await startServer(folder);
  await server.stop();
  return folder;
}

/** Puts into an empty folder what the first start of a server puts there. */
export async function beginFolder(dataDir: string): Promise<void> {
  made ??= make();
  // With the owners of its files: PostgreSQL may be another user.
  await promisify(execFile)('cp', ['-a', `${await made}/.`, dataDir]);
}
