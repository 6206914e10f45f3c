import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStorage } from './storage.ts';

/** Files in a folder of this machine, or of one that all servers share. */
export function openDisk(root: string): FileStorage {
  const place = (key: string) => join(root, key);

  async function size(key: string): Promise<number | null> {
    const found = await stat(place(key)).catch(nullIfMissing);
    return found?.isFile() ? found.size : null;
  }

  return {
    size,
    async put(key, path) {
      const destination = place(key);
      const { size: length } = await stat(path);
      // A file of another length is what a crash left before its bytes reached the medium.
      if ((await size(key)) === length) return rm(path);
      await mkdir(dirname(destination), { recursive: true });
      await flush(path);
      await rename(path, destination).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV') throw error;
        const beside = `${destination}.${randomUUID()}`;
        await copyFile(path, beside);
        await flush(beside);
        await rename(beside, destination);
        await rm(path);
      });
      await flush(dirname(destination));
    },
    async read(key, range) {
      const path = place(key);
      await stat(path);
      return createReadStream(path, range && { start: range.from, end: range.to });
    },
    async remove(key) {
      await rm(place(key), { force: true });
    },
  };
}

/** Waits until a file, or the names in a folder, are on the medium. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
