import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { FileStore } from '@tus/file-store';
import { S3Store } from '@tus/s3-store';
import type { DataStore } from '@tus/server';
import type { StorageSettings } from './storage.ts';
import { s3Client } from './storage-s3.ts';

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
export function openReceiving(
  settings: StorageSettings,
  folder: string,
  expireMs: number,
): Receiving {
  const receiving =
    settings.kind === 'disk' ? onDisk(folder, expireMs) : inBucket(settings, expireMs);
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

function inBucket(
  settings: Extract<StorageSettings, { kind: 's3' }>,
  expirationPeriodInMilliseconds: number,
): Receiving {
  const Bucket = settings.bucket;
  const client = new S3Client(s3Client(settings));
  const store = new S3Store({
    expirationPeriodInMilliseconds,
    useTags: false,
    s3ClientConfig: { ...s3Client(settings), bucket: Bucket },
  });
  return {
    store,
    read: (id) => store.read(id),
    async remove(id) {
      // It ends an unfinished upload, and throws for a finished one before it removes the object.
      await store.remove(id).catch(() => undefined);
      for (const Key of [id, `${id}.info`, `${id}.part`]) {
        await client.send(new DeleteObjectCommand({ Bucket, Key }));
      }
    },
  };
}
