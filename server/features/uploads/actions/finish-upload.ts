import { Refusal } from '../../../platform/errors.ts';
import type { Upload } from '../queries.ts';
import { keepFile, withSpooled } from './keep-file.ts';
import type { UploadCtx } from './open-uploads.ts';

/**
 * Decides about an upload whose last byte has arrived. Callers at the same time share one decision: the
 * request that brought the last byte, and another that asks about it after the connection broke.
 *
 * @throws Refusal as keepFile, and `upload_unfinished` when bytes are missing after all
 */
export function finishUpload(ctx: UploadCtx, upload: Upload): Promise<Upload> {
  const running = ctx.finishing.get(upload.id);
  if (running) return running;
  const decision = decide(ctx, upload).finally(() => ctx.finishing.delete(upload.id));
  ctx.finishing.set(upload.id, decision);
  return decision;
}

async function decide(ctx: UploadCtx, upload: Upload): Promise<Upload> {
  try {
    const source = await ctx.receiving.read(upload.id);
    const ready = await withSpooled(ctx, source, (file) => {
      if (file.size !== upload.size) throw new Refusal('upload_unfinished');
      return keepFile(ctx, upload, file);
    });
    await ctx.receiving.remove(upload.id);
    return ready;
  } catch (error) {
    const refused = error instanceof Refusal && error.code === 'upload_refused';
    if (refused) await ctx.receiving.remove(upload.id);
    throw error;
  }
}
