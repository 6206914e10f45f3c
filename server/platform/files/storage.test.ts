import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StorageFault } from '../errors.ts';
import { type S3Server, startS3Server } from './samples/s3-server.ts';
import { contentKey, type FileStorage, openStorage } from './storage.ts';

let folder = '';
let s3: S3Server;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insaf-storage-'));
  s3 = await startS3Server();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

async function fileOf(bytes: Buffer): Promise<string> {
  const path = join(folder, `file-${files++}`);
  await writeFile(path, bytes);
  return path;
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
const read = async (source: Promise<Readable>) => buffer(await source);

test('a key is made of the hash, and tells the copies apart', () => {
  const key = hash(Buffer.from('x'));
  const hex = key.toString('hex');
  expect(contentKey(key)).toBe(`${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}`);
  expect(contentKey(key, 'show')).toBe(`${contentKey(key)}.show.webp`);
  expect(contentKey(key, 'thumbnail')).toBe(`${contentKey(key)}.thumb.webp`);
});

describe.each(['disk', 's3'] as const)('a store on %s', (kind) => {
  let storage: FileStorage;
  beforeAll(async () => {
    storage = await openStorage(
      kind === 'disk'
        ? { kind, root: join(folder, 'root') }
        : { kind, ...s3.settings, bucket: 'files' },
    );
  });

  test('gives back what was put, whole and in parts, and takes the file away', async () => {
    const bytes = randomBytes(200_000);
    const path = await fileOf(bytes);
    const key = contentKey(hash(bytes));
    expect(await storage.size(key)).toBeNull();
    await storage.put(key, path);
    expect(existsSync(path)).toBe(false);
    expect(await storage.size(key)).toBe(200_000);
    expect((await read(storage.read(key))).equals(bytes)).toBe(true);
    const part = await read(storage.read(key, { from: 1000, to: 1999 }));
    expect(part.equals(bytes.subarray(1000, 2000))).toBe(true);
  });

  test('putting twice is putting once', async () => {
    const bytes = randomBytes(1000);
    const key = contentKey(hash(bytes));
    await storage.put(key, await fileOf(bytes));
    const second = await fileOf(bytes);
    await storage.put(key, second);
    expect(existsSync(second)).toBe(false);
    expect((await read(storage.read(key))).equals(bytes)).toBe(true);
  });

  test('putting at once, many times, leaves one whole file', async () => {
    const bytes = randomBytes(300_000);
    const key = contentKey(hash(bytes));
    const paths = await Promise.all(Array.from({ length: 8 }, () => fileOf(bytes)));
    await Promise.all(paths.map((path) => storage.put(key, path)));
    expect((await read(storage.read(key))).equals(bytes)).toBe(true);
  });

  test('what is removed is gone, and removing it again is no fault', async () => {
    const bytes = randomBytes(100);
    const key = contentKey(hash(bytes));
    await storage.put(key, await fileOf(bytes));
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.size(key)).toBeNull();
    await expect(read(storage.read(key))).rejects.toThrow(StorageFault);
  });

  test.each(['../../etc/passwd', 'ab/cd/../../../x', '/etc/passwd', 'uploads/x'])(
    'does not take %s for a key',
    async (key) => {
      await expect(storage.read(key)).rejects.toThrow('not a key');
      await expect(storage.remove(key)).rejects.toThrow('not a key');
    },
  );
});

test('on disk, a file that a crash left half written is replaced', async () => {
  const root = join(folder, 'crashed');
  const bytes = randomBytes(5000);
  const key = contentKey(hash(bytes));
  await mkdir(join(root, key, '..'), { recursive: true });
  await writeFile(join(root, key), bytes.subarray(0, 100));
  const storage = await openStorage({ kind: 'disk', root });
  await storage.put(key, await fileOf(bytes));
  expect((await read(storage.read(key))).equals(bytes)).toBe(true);
  expect(await readdir(join(root, key, '..'))).toHaveLength(1);
});

test('what a store that is away throws is a fault of the store, with its cause', async () => {
  const away = { ...s3.settings, endpoint: 'http://127.0.0.1:9', bucket: 'files' };
  const storage = await openStorage({ kind: 's3', ...away });
  const key = contentKey(hash(randomBytes(100)));
  for (const ask of [storage.size, storage.read, storage.remove]) {
    const fault = await ask(key).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StorageFault);
    expect((fault as StorageFault).cause).toMatchObject({ code: 'ECONNREFUSED' });
  }
});
