import { createSecretKey } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  copyEnding,
  type UploadForm,
  type UploadType,
  uploadTypes,
} from '@insaf/contract/uploads.ts';
import { Refusal, StorageFault } from '../../../platform/errors.ts';
import { attachmentNamed, nameWithEnding } from '../../../platform/files/clean-name.ts';
import { openSealed } from '../../../platform/files/sealed-file.ts';
import { type ByteRange, contentKey } from '../../../platform/files/storage.ts';
import type { Upload } from '../queries.ts';
import { type AskedRange, readRange } from '../rules/range.ts';
import type { UploadCtx } from './open-uploads.ts';
import { voiceKey } from './seal-voice.ts';

export type FileReply = {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  body: Readable | null;
};

/**
 * A file for whoever may see it; the caller has decided that. Whatever the file is, no browser runs it:
 * it is sent with its real type, is not to be guessed at, is saved and not opened as a page, and, should
 * it be opened, stands in a sandbox that allows nothing. `<img>`, `<audio>` and `<video>` show it.
 *
 * @param asked the request's `range` and `if-none-match`
 * @throws Refusal `not_found` for a copy that this kind of file has not
 * @throws StorageFault when the store cannot give it
 */
export async function readFile(
  ctx: Pick<UploadCtx, 'storage' | 'keys' | 'personKey'>,
  upload: Upload,
  form: UploadForm,
  asked: { range?: string; 'if-none-match'?: string } = {},
): Promise<FileReply> {
  const { sha256, media_type } = upload;
  if (
    upload.erased_at !== null ||
    !sha256 ||
    !media_type ||
    (form !== 'original' && !upload.has_copies)
  ) {
    throw new Refusal('not_found');
  }
  const key = contentKey(sha256, form);
  const kept = await ctx.storage.size(key);
  if (kept === null) throw new StorageFault(`the store of files has lost ${key}`);
  const sealed = upload.sealed_key === null ? null : await voiceKey(ctx, upload);
  const size = sealed === null ? kept : upload.size;

  const original = form === 'original';
  const ending = original ? uploadTypes[media_type as UploadType].ending : copyEnding;
  const etag = `"${sha256.toString('hex').slice(0, 32)}-${form}"`;
  const headers: Record<string, string> = {
    'content-type': original ? media_type : 'image/webp',
    'content-disposition': attachmentNamed(
      nameWithEnding(upload.declared_name, ending, upload.kind ?? 'file'),
    ),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=600',
    'accept-ranges': 'bytes',
    etag,
  };
  if (asked['if-none-match'] === etag) return { status: 304, headers, body: null };

  const read = (part?: ByteRange) =>
    sealed === null
      ? ctx.storage.read(key, part)
      : openSealed(ctx.storage, key, createSecretKey(sealed), size, part);
  const range: AskedRange = readRange(asked.range, size);
  if (range === 'none') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  }
  if (range === 'all') {
    headers['content-length'] = String(size);
    return { status: 200, headers, body: await read() };
  }
  headers['content-length'] = String(range.to - range.from + 1);
  headers['content-range'] = `bytes ${range.from}-${range.to}/${size}`;
  return { status: 206, headers, body: await read(range) };
}

/** Whether the store has the file: not where it lost it, or where a backup is still being brought back. */
export async function isKept(
  { storage }: Pick<UploadCtx, 'storage'>,
  { sha256 }: Upload,
  form: UploadForm,
): Promise<boolean> {
  return sha256 !== null && (await storage.size(contentKey(sha256, form))) !== null;
}
