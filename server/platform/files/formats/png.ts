import { refusedFile } from '../refuse.ts';

/**
 * Walks the chunks of a PNG (ISO/IEC 15948): each says its length, its name, holds its data and a check
 * of four bytes; the first is the header, with the size of the picture; the last is `IEND`. What follows
 * it is none of the picture's.
 *
 * @param allowed called with the announced size; it refuses by throwing
 * @throws Refusal `truncated`, `damaged`, or what `allowed` throws
 */
export function refuseCutPng(
  bytes: Buffer,
  allowed: (width: number, height: number) => void,
): void {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR' || bytes.length < 33)
    throw refusedFile('damaged');
  allowed(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return;
  }
  throw refusedFile('truncated');
}
