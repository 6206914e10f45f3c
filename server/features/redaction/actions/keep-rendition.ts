import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { UploadForm } from '@insaf/contract/uploads.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import type { UploadCtx } from '../../uploads/index.ts';

/** Forms that a file can be shown in instead of what is hidden. */
export const renditionForms: readonly UploadForm[] = ['original', 'show', 'thumbnail'];

/**
 * Under what name the copies of a version are kept. It is told by the version, and so found again by erasure
 * even where the transaction that made them failed.
 */
export function renditionName(number: string, no: number): Buffer {
  return createHash('sha256').update(`insaf redaction ${number}/${no}`).digest();
}

/** Keeps a copy that a version shows, in place of one that a failed attempt left. */
export async function keepRendition(
  { storage, examining }: UploadCtx,
  name: Buffer,
  form: UploadForm,
  content: Buffer | Readable,
): Promise<void> {
  const key = contentKey(name, form);
  const path = join(examining, `${randomUUID()}.covered`);
  await storage.remove(key);
  try {
    const stream = content instanceof Readable ? content : Readable.from([content]);
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    await storage.put(key, path);
  } finally {
    await rm(path, { force: true });
  }
}
