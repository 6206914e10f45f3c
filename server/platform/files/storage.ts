import type { Readable } from 'node:stream';
import type { UploadForm } from '@insaf/contract/uploads.ts';
import { StorageFault } from '../errors.ts';
import { openDisk } from './storage-disk.ts';

/**
 * Where files are kept: a folder, or a bucket of any S3-compatible store. A file is named by the SHA-256
 * of its content, so it is stored once however often it is sent, is never changed in place, and shows
 * by its name whether it is still what it was. Whoever removes must know that nobody else refers to it.
 */
export type StorageSettings = { kind: 'disk'; root: string } | ({ kind: 's3' } & S3Settings);

export type S3Settings = {
  bucket: string;
  /** Of a store other than Amazon's, such as MinIO or Ceph; buckets are then addressed by path. */
  endpoint?: string;
  region: string;
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
};

/** Bytes `from` to `to`, both included. */
export type ByteRange = { from: number; to: number };

/** Whatever keeps it from doing what it is asked is thrown as a `StorageFault`. */
export type FileStorage = {
  /**
   * Moves the file at `path` in under `key`. A reader finds all of it or nothing; putting it twice is
   * putting it once. When this returns, the file is on the medium.
   */
  put(key: string, path: string): Promise<void>;
  /** Bytes, or null when there is no such file. */
  size(key: string): Promise<number | null>;
  /** @throws StorageFault also when there is no such file */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removing what is not there is no fault. */
  remove(key: string): Promise<void>;
};

/** What speaks S3 is loaded only where files are kept there. */
export async function openStorage(settings: StorageSettings): Promise<FileStorage> {
  if (settings.kind === 'disk') return tellingFaults(openDisk(settings.root));
  const { openS3 } = await import('./storage-s3.ts');
  return tellingFaults(openS3(settings));
}

const contentKeys = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}[a-z.]*$/;

function tellingFaults(storage: FileStorage): FileStorage {
  const told =
    <More extends unknown[], R>(what: string, act: (key: string, ...more: More) => Promise<R>) =>
    async (key: string, ...more: More) => {
      if (!contentKeys.test(key)) throw new Error(`not a key of content: ${key}`);
      return act(key, ...more).catch((cause: unknown) => {
        throw new StorageFault(`the store of files cannot ${what} ${key}`, { cause });
      });
    };
  return {
    put: told('keep', storage.put),
    size: told('measure', storage.size),
    read: told('read', storage.read),
    remove: told('remove', storage.remove),
  };
}

const suffixes: Record<UploadForm, string> = {
  original: '',
  show: '.show.webp',
  thumbnail: '.thumb.webp',
};

/** The key of a file's content, or of a copy made of it: `ab/cd/abcd…`. */
export function contentKey(sha256: Uint8Array, form: UploadForm = 'original'): string {
  const hex = Buffer.from(sha256).toString('hex');
  return `${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}${suffixes[form]}`;
}
