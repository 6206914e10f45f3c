/*
 * One server per data folder.
 *
 * A file that holds a process number is not a lock: numbers are used again, and a number means
 * nothing in another container that shares the folder. The kernel's own file locks are: they go
 * when the process goes, however it goes, and they are seen by every process on the machine. Node
 * has no call for them, but SQLite, which is part of Node, takes one whenever it writes. So an
 * exclusive transaction on an empty SQLite file, open for as long as the server runs, is the lock.
 * Nothing is ever written to that file. A second file says who holds it, only to say so in words.
 */
import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart } from '../../errors.ts';

export type FolderLock = { release(): void };

const SQLITE_BUSY = 5;

/**
 * Takes the lock of a data folder, without waiting.
 * @throws CannotStart when another process holds it, or when the folder cannot be written.
 */
export function lockFolder(dataDir: string): FolderLock {
  const holder = join(dataDir, 'postgres.holder');
  const path = join(dataDir, 'postgres.lock');
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { timeout: 0 });
    accessSync(path, constants.W_OK); // SQLite would open what it may only read, and lock nothing
    file.exec('begin exclusive');
    writeFileSync(holder, `${process.pid}\n`);
  } catch (error) {
    file?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) {
      throw new CannotStart(
        `The data folder ${dataDir} is in use by another Insaf server${named(holder)}. ` +
          'Stop that one, or set DATA_DIR to another folder.',
      );
    }
    throw new CannotStart(
      `The data folder ${dataDir} cannot be written by this user (${(error as Error).message}). ` +
        'Start as its owner, or set DATA_DIR to another folder.',
    );
  }
  const held = file;
  return {
    release() {
      if (!held.isOpen) return;
      rmSync(holder, { force: true });
      held.close();
    },
  };
}

function named(holder: string): string {
  try {
    return ` (process ${readFileSync(holder, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
