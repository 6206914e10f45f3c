import type { UploadForm } from '@insaf/contract/uploads.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Call } from '../../../platform/http/routes.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { sendFile } from '../../dossier/index.ts';
import { eyesOutside } from '../../redaction/index.ts';
import { repliesOf, replyFilesOf } from '../../replies/index.ts';
import { type UploadCtx, uploadOf } from '../../uploads/index.ts';

/**
 * A photo or document as the person may see it: their own always, those of a reply once it was settled or
 * was an interim one.
 *
 * @throws Refusal `not_found`
 */
export async function sendShownFile(
  ctx: Ctx,
  uploads: UploadCtx,
  complaint: ComplaintRow,
  file: { upload: string; form: UploadForm },
  call: Pick<Call<unknown>, 'request' | 'reply'>,
) {
  await assertShown(ctx, complaint, file.upload);
  const upload = await uploadOf(ctx.db, complaint, file.upload);
  if (upload === undefined) throw new Refusal('not_found');
  // Of their own photos the person sees all; of those of a reply what everybody may.
  if (upload.reply_no === null) return sendFile(uploads, upload, file.form, call);
  const outside = await eyesOutside(ctx.db, complaint);
  return sendFile(uploads, outside.file(upload, file.form), file.form, call);
}

async function assertShown(ctx: Ctx, complaint: ComplaintRow, uploadId: string): Promise<void> {
  const [files, replies] = await Promise.all([
    replyFilesOf(ctx.db, complaint),
    repliesOf(ctx.db, complaint),
  ]);
  const inReplies = files.filter((file) => file.upload_id === uploadId);
  if (inReplies.length === 0) return;
  const shown = inReplies.some((file) => {
    const reply = replies.find(({ reply_no }) => reply_no === file.reply_no);
    return reply?.verdict === 'settled' || reply?.verdict === 'interim';
  });
  if (!shown) throw new Refusal('not_found');
}
