import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import type { DataStore } from '@tus/server';
import type { StorageSettings } from './storage.ts';

/**
 * Where the bytes of an upload gather while they arrive, over one connection or many: a folder, or the
 * bucket, so that any server process can go on where another stopped. What lies here is unexamined.
 */
export type Receiving = {
  /** For the tus server. How long an upload will be must be said first: nothing of unknown length is begun. */
  store: DataStore;
  read(id: string): Promise<Readable>;
  /** Removing what is not there is no fault. */
  remove(id: string): Promise<void>;
};

/**
 * @param folder for the disk; made when missing
 * @param expireMs after this long a sender can no longer go on
 */
export async function openReceiving(
  settings: StorageSettings,
  folder: string,
  expireMs: number,
): Promise<Receiving> {
  const receiving =
    settings.kind === 'disk'
      ? onDisk(folder, expireMs)
      : (await import('./receiving-s3.ts')).inBucket(settings, expireMs);
  const { store } = receiving;
  store.extensions = store.extensions.filter((name) => name !== 'creation-defer-length');
  return receiving;
}

function onDisk(directory: string, expirationPeriodInMilliseconds: number): Receiving {
  mkdirSync(directory, { recursive: true });
  const store = new FileStore({ directory, expirationPeriodInMilliseconds });
  return {
    store,
    read: async (id) => store.read(id),
    async remove(id) {
      await rm(join(directory, id), { force: true });
      await rm(join(directory, `${id}.json`), { force: true });
    },
  };
}
