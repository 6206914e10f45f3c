import type { UploadForm } from '@insaf/contract/uploads.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { gateOf, recordHearing } from '../../custody/index.ts';
import { eyesOf } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { Upload } from '../../uploads/index.ts';

type Asked = {
  readonly complaint: ComplaintRow;
  readonly upload: Upload;
  readonly form: UploadForm;
};

/**
 * A file of a complaint, with what is hidden from the reader hidden; one that the person sent as far as the
 * reader may know who they are. As received it carries where and by what it was taken, in a document who
 * wrote it, in a recording their voice: that is who they are. A copy made for showing carries none of it, but
 * for a name that its sender gave it.
 *
 * @throws Refusal `not_found`
 */
export async function shownFile(
  ctx: Ctx,
  acting: Acting,
  { complaint, upload, form }: Asked,
): Promise<Upload> {
  const gate = await gateOf(ctx, acting, complaint);
  const isShown = gate.state === 'shown';
  const seen = (await eyesOf(ctx, acting, complaint, gate)).file(upload, form);
  if (upload.reply_no !== null) return seen;
  if (form !== 'original') return isShown ? seen : { ...seen, declared_name: null };
  if (!isShown) throw new Refusal('not_found');
  if (upload.kind === 'audio' && acting.kind === 'staff') {
    if (!gate.fields.includes('voice')) throw new Refusal('not_found');
    await recordHearing(ctx, acting, complaint, gate, upload.voice_of ?? 1);
  }
  return seen;
}
