import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Upload } from '../queries.ts';
import { readDeclared } from '../rules/declared.ts';
import { keepFile, withSpooled } from './keep-file.ts';
import type { UploadCtx } from './open-uploads.ts';
import { startUpload } from './start-upload.ts';

/**
 * Takes in a whole file at once, for channels other than tus: a form without JavaScript, an e-mail's
 * attachment, a demonstration. The same checks, the same record.
 *
 * @param declared name and media type as the sender gave them
 * @returns the upload, ready to be claimed
 * @throws Refusal `upload_refused`, `too_large`, `busy`
 */
export function receiveFile(
  ctx: UploadCtx,
  source: Readable,
  declared: { name?: string | null; type?: string | null; staffId?: string | null },
): Promise<Upload> {
  const { name, type } = readDeclared({
    filename: declared.name ?? null,
    filetype: declared.type ?? null,
  });
  return withSpooled(ctx, source, async (file) => {
    const started = { name, type, size: file.size };
    const upload = await startUpload(ctx, randomUUID(), started, declared.staffId ?? null);
    return keepFile(ctx, upload, file);
  });
}
