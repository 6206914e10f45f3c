import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expiredUploads } from '../queries.ts';
import type { UploadCtx } from './open-uploads.ts';
import { removeExpired } from './remove-upload.ts';

const atOnce = 100;
const leftOverMs = 60 * 60 * 1000;

/**
 * Removes every upload that nothing used in its time, and what examinations left behind when their
 * server was killed.
 * @returns how many uploads it removed
 */
export async function removeExpiredUploads(ctx: UploadCtx): Promise<number> {
  const now = ctx.clock();
  let removed = 0;
  for (;;) {
    const expired = await expiredUploads(ctx.db, now, atOnce);
    let here = 0;
    for (const upload of expired) if (await removeExpired(ctx, upload, now)) here++;
    removed += here;
    // none removed: another server is removing these now
    if (expired.length < atOnce || here === 0) break;
  }
  await removeLeftOvers(ctx.examining, now);
  return removed;
}

async function removeLeftOvers(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => null);
    if (file && now.getTime() - file.mtimeMs > leftOverMs) await rm(path, { force: true });
  }
}
