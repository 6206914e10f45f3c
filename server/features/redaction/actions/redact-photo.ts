import { buffer } from 'node:stream/consumers';
import type { Rectangle } from '@insaf/contract/redaction.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { coverPhoto } from '../../../platform/files/cover-photo.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import type { Acting } from '../../rights/index.ts';
import { type UploadCtx, uploadOf } from '../../uploads/index.ts';
import { keepRendition, renditionName } from './keep-rendition.ts';
import { redact } from './redact.ts';

type Order = {
  readonly number: string;
  readonly upload: string;
  readonly after: number;
  readonly rectangles: readonly Rectangle[];
};

/**
 * Hides rectangles of a photo, in place of those that were hidden before: copies are made whose pixels do not
 * have what is hidden, and nobody but who sees the original gets another one.
 *
 * @throws Refusal as `redact`; `not_found` with the field `upload` for what is no photo of the complaint
 */
export function redactPhoto(
  ctx: Ctx,
  uploads: UploadCtx,
  acting: Acting,
  { upload: id, rectangles, ...order }: Order,
) {
  return redact(ctx, acting, { ...order, subject: `photo/${id}` }, async (db, complaint, no) => {
    const upload = await uploadOf(db, complaint, id);
    if (upload?.kind !== 'photo' || !upload.has_copies || upload.sha256 === null) {
      throw new Refusal('not_found', { field: 'upload' });
    }
    if (rectangles.length === 0) return { marks: [], rendition: null };
    const photo = await buffer(await uploads.storage.read(contentKey(upload.sha256, 'show')));
    const copies = await coverPhoto(photo, rectangles);
    const rendition = renditionName(order.number, no);
    for (const form of ['show', 'thumbnail'] as const) {
      await keepRendition(uploads, rendition, form, copies[form]);
    }
    return { marks: rectangles, rendition };
  });
}
