import { statfs } from 'node:fs/promises';
import { Refusal } from '../../../platform/errors.ts';
import { insertUpload, type Upload } from '../queries.ts';
import { type Declared, declaredLimit } from '../rules/declared.ts';
import { type UploadCtx, unusedMs } from './open-uploads.ts';

/**
 * Makes the row of an upload before its first byte.
 *
 * @param size in bytes, as declared
 * @param staffId who sends it, when they are signed in
 * @throws Refusal `too_large` or `upload_refused` (`empty`), with `reason`, or `busy`
 */
export async function startUpload(
  ctx: UploadCtx,
  id: string,
  { name, type, size }: Declared & { size: number },
  staffId: string | null,
): Promise<Upload> {
  if (size === 0) throw new Refusal('upload_refused', { reason: 'empty' });
  const limit = declaredLimit(type);
  if (size > limit) throw new Refusal('too_large', { reason: 'too_large', limit });
  await refuseWhenDiskIsFull(ctx);
  const now = ctx.clock();
  return insertUpload(ctx.db, {
    id,
    state: 'receiving',
    declared_name: name,
    declared_type: type,
    size,
    staff_id: staffId,
    created_at: now,
    expires_at: new Date(now.getTime() + unusedMs),
  });
}

/** The database may live on the same disk: files stop before they take its last bytes. */
export async function refuseWhenDiskIsFull(ctx: UploadCtx): Promise<void> {
  const disk = await statfs(ctx.folder);
  if (disk.bavail * disk.bsize >= ctx.freeBytesLeast) return;
  ctx.log.error({ folder: ctx.folder }, 'no file is received: the disk is nearly full');
  throw new Refusal('busy', { seconds: 300 });
}
