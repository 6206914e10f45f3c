import type { HidingKind, HidingMark } from '@insaf/contract/redaction.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import type { Acting } from '../../rights/index.ts';
import { type Upload, type UploadCtx, uploadOf, usableUploads } from '../../uploads/index.ts';
import { keepRendition, renditionName } from './keep-rendition.ts';
import { redact } from './redact.ts';

type Order = {
  readonly number: string;
  readonly upload: string;
  readonly after: number;
  /** Null shows the file again. */
  readonly hiding: { readonly kind: HidingKind; readonly replacement: string | null } | null;
};

/**
 * Hides a document, recording or film as a whole, or has a copy of another file shown in its place.
 *
 * @throws Refusal as `redact`; `not_found` with the field `upload` for what is no such file of the complaint;
 *   what `usableUploads` throws, and `redaction_other_kind`, with the field `hiding.replacement`
 */
export function redactFile(
  ctx: Ctx,
  uploads: UploadCtx,
  acting: Acting,
  { upload: id, hiding, ...order }: Order,
) {
  return redact(ctx, acting, { ...order, subject: `file/${id}` }, async (db, complaint, no) => {
    const upload = await uploadOf(db, complaint, id);
    if (upload === undefined || upload.kind === 'photo' || upload.erased_at !== null) {
      throw new Refusal('not_found', { field: 'upload' });
    }
    if (hiding === null) return { marks: [], rendition: null };
    const mark = { whole: true, kind: hiding.kind } as const;
    if (hiding.replacement === null) {
      return { marks: [{ ...mark, replacement: null }], rendition: null };
    }
    const other = await replacementOf(ctx, db, upload, order.number, hiding.replacement);
    const rendition = renditionName(order.number, no);
    const content = await uploads.storage.read(contentKey(other.sha256!));
    await keepRendition(uploads, rendition, 'original', content);
    const replacement = { mediaType: other.media_type!, size: Number(other.size) };
    const marks: HidingMark[] = [{ ...mark, replacement }];
    return { marks, rendition };
  });
}

/** It stays unclaimed and is removed with those that nobody used: what is shown is a copy of its own. */
async function replacementOf(
  { clock }: Ctx,
  db: Db,
  { kind }: Upload,
  complaintNumber: string,
  id: string,
): Promise<Upload> {
  const field = () => 'hiding.replacement';
  const [other] = await usableUploads(db, [id], { complaintNumber, at: clock(), field });
  // A recording is sealed by the key of who speaks; a copy for others has no such key.
  if (other!.kind !== kind || other!.sealed_key !== null) {
    throw new Refusal('redaction_other_kind', { field: field() });
  }
  return other!;
}
