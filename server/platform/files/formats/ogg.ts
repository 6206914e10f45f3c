import { refusedFile } from '../refuse.ts';

/**
 * Checks that an Ogg file (RFC 3533) is whole pages from end to end. A page says how long it is: 27
 * bytes, a table of segment lengths, the segments.
 * @throws Refusal `truncated` when the last page is cut, `damaged` when something else stands between
 */
export function refuseCutOgg(bytes: Buffer): void {
  let at = 0;
  while (at < bytes.length) {
    if (at + 27 > bytes.length) throw refusedFile('truncated');
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw refusedFile('damaged');
    const segments = bytes[at + 26]!;
    let length = 27 + segments;
    if (at + length > bytes.length) throw refusedFile('truncated');
    for (let i = 0; i < segments; i++) length += bytes[at + 27 + i]!;
    at += length;
  }
  if (at > bytes.length) throw refusedFile('truncated');
}
