import { deleteExpired, expireUpload, lockContent, type Upload } from '../queries.ts';
import type { UploadCtx } from './open-uploads.ts';
import { releaseContent } from './release-content.ts';

/** Removes an upload that its sender no longer wants. One that was claimed meanwhile stays. */
export async function removeUpload(ctx: UploadCtx, upload: Upload): Promise<void> {
  const now = ctx.clock();
  await expireUpload(ctx.db, upload.id, now);
  await removeExpired(ctx, upload, now);
}

/**
 * Removes an expired upload: what has arrived of it, its row, and its content unless another upload has
 * the same.
 *
 * Row and content go under the lock that storing takes, so content is never removed while another
 * upload of the same is being recorded. Should the commit fail after the content went, the row is still
 * there and expired: nothing can claim it, and the next run finishes the work.
 *
 * @returns whether it was removed by this call
 */
export async function removeExpired(ctx: UploadCtx, upload: Upload, at: Date): Promise<boolean> {
  await ctx.receiving.remove(upload.id);
  return ctx.db.transaction().execute(async (db) => {
    const { sha256 } = upload;
    if (sha256) await lockContent(db, sha256);
    if (!(await deleteExpired(db, upload.id, at))) return false;
    if (sha256) await releaseContent(db, ctx.storage, sha256);
    return true;
  });
}
