import type { Readable } from 'node:stream';
import { type UploadForm, type UploadType, uploadTypes } from '@insaf/contract/uploads.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachmentNamed, nameWithEnding } from '../../../platform/files/clean-name.ts';
import { contentKey, type FileStorage } from '../../../platform/files/storage.ts';
import type { Upload } from '../queries.ts';
import { type AskedRange, readRange } from '../rules/range.ts';

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
 */
export async function readFile(
  storage: FileStorage,
  upload: Upload,
  form: UploadForm,
  asked: { range?: string; 'if-none-match'?: string } = {},
): Promise<FileReply> {
  const { sha256, media_type } = upload;
  if (!sha256 || !media_type || (form !== 'original' && !upload.has_copies)) {
    throw new Refusal('not_found');
  }
  const key = contentKey(sha256, form);
  const size = await storage.size(key);
  if (size === null) throw new Error(`the content of an upload is missing from the store: ${key}`);

  const original = form === 'original';
  const ending = original ? uploadTypes[media_type as UploadType].ending : 'webp';
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

  const range: AskedRange = readRange(asked.range, size);
  if (range === 'none') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  }
  if (range === 'all') {
    headers['content-length'] = String(size);
    return { status: 200, headers, body: await storage.read(key) };
  }
  headers['content-length'] = String(range.to - range.from + 1);
  headers['content-range'] = `bytes ${range.from}-${range.to}/${size}`;
  return { status: 206, headers, body: await storage.read(key, range) };
}
