import type { UploadType } from '@insaf/contract/uploads.ts';
import { fileTypeFromBuffer } from 'file-type';
import { refusedFile } from './refuse.ts';

/** What the detector calls a type → the type it is accepted as, or why it is not. */
const accepted: Readonly<Record<string, UploadType>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'image/heic': 'image/heic',
  'image/heif': 'image/heif',
  'application/pdf': 'application/pdf',
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/aac',
  'audio/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/amr': 'audio/amr',
  'audio/wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/3gpp': 'video/3gpp',
  'video/3gpp2': 'video/3gpp',
  'video/webm': 'video/webm',
};

const moving = new Set(['image/apng', 'image/gif', 'image/heic-sequence', 'image/heif-sequence']);

/**
 * What a file is, by its content alone. Whether its sound is film too is for the reader of its format
 * to say: here an MP4 is `video/mp4` either way.
 *
 * @throws Refusal `empty`, `active_content`, `animated`, `type_not_accepted`, `unknown_type`
 */
export async function realType(bytes: Buffer): Promise<UploadType> {
  if (bytes.length === 0) throw refusedFile('empty');
  refuseActiveText(bytes);
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) throw refusedFile('unknown_type');
  const mime = found.mime.split(';')[0]!;
  if (moving.has(mime)) throw refusedFile('animated');
  const type = accepted[mime];
  if (!type) throw refusedFile('type_not_accepted');
  return type;
}

/** A file that begins as text which acts: markup of any kind, a script, PostScript. */
function refuseActiveText(bytes: Buffer): void {
  const start = beginning(bytes).trimStart();
  const script = start.startsWith('#!') && !start.startsWith('#!AMR');
  if (/^<[a-z!?/]/i.test(start) || script || start.startsWith('%!PS')) {
    throw refusedFile('active_content');
  }
}

/** The first kilobyte as text, by its byte order mark. */
function beginning(bytes: Buffer): string {
  const head = bytes.subarray(0, 1024);
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) {
    return Buffer.from(head.subarray(2, head.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return head.toString('utf8', 3);
  return head.toString('latin1');
}
