import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Rectangle } from '@insaf/contract/redaction.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { coverPhoto } from '../../../platform/files/cover-photo.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import type { Acting } from '../../rights/index.ts';
import { type UploadCtx, uploadOf } from '../../uploads/index.ts';
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
  const hiding = { ...order, subject: `photo/${id}`, marks: rectangles };
  return redact(ctx, acting, hiding, async (db, complaint, no) => {
    const upload = await uploadOf(db, complaint, id);
    if (upload?.kind !== 'photo' || !upload.has_copies || upload.sha256 === null) {
      throw new Refusal('not_found', { field: 'upload' });
    }
    if (rectangles.length === 0) return null;
    const photo = await buffer(await uploads.storage.read(contentKey(upload.sha256, 'show')));
    const copies = await coverPhoto(photo, rectangles);
    const name = renditionName(order.number, no);
    for (const form of ['show', 'thumbnail'] as const) {
      await keep(uploads, contentKey(name, form), copies[form]);
    }
    return name;
  });
}

/**
 * Under what name the copies of a version are kept. It is told by the version, and so found again by erasure
 * even where the transaction that made them failed.
 */
export function renditionName(number: string, no: number): Buffer {
  return createHash('sha256').update(`insaf redaction ${number}/${no}`).digest();
}

async function keep({ storage, examining }: UploadCtx, key: string, bytes: Buffer): Promise<void> {
  const path = join(examining, `${randomUUID()}.covered`);
  await storage.remove(key);
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    await storage.put(key, path);
  } finally {
    await rm(path, { force: true });
  }
}
