import type { UploadForm } from '@insaf/contract/uploads.ts';
import type { Call } from '../../../platform/http/routes.ts';
import { readFile, type Upload, type UploadCtx } from '../../uploads/index.ts';

/** Sends a file that the reader may see, or the part of it that was asked for. */
export async function sendFile(
  uploads: UploadCtx,
  upload: Upload,
  form: UploadForm,
  { request, reply }: Pick<Call<unknown>, 'request' | 'reply'>,
) {
  const { range } = request.headers;
  const match = request.headers['if-none-match'];
  const file = await readFile(uploads, upload, form, {
    ...(range === undefined ? {} : { range }),
    ...(match === undefined ? {} : { 'if-none-match': match }),
  });
  reply.status(file.status).headers(file.headers);
  await reply.send(file.body ?? undefined);
  return undefined;
}
