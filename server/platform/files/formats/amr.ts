import { refusedFile } from '../refuse.ts';

/**
 * AMR (RFC 4867, section 5), the voice notes of older telephones: a signature, then frames of 20 ms.
 * The first byte of a frame has its type in bits 3 to 6, and the type gives the frame's length.
 */
const narrowband = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];
const wideband = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0];

const signatures = [
  { text: '#!AMR\n', lengths: narrowband },
  { text: '#!AMR-WB\n', lengths: wideband },
];

/**
 * How long it lasts, in seconds.
 * @throws Refusal `damaged` when what follows the signature is not frames, `truncated` when the last is cut
 */
export function readAmr(bytes: Buffer): number {
  const format = signatures.find(({ text }) => bytes.toString('latin1', 0, text.length) === text);
  if (!format) throw refusedFile('damaged');
  let frames = 0;
  let at = format.text.length;
  while (at < bytes.length) {
    const head = bytes[at]!;
    // The outer bits are padding and must be 0.
    if ((head & 0b1000_0011) !== 0) throw refusedFile('damaged');
    at += 1 + format.lengths[(head >> 3) & 0b1111]!;
    frames++;
  }
  if (at > bytes.length) throw refusedFile('truncated');
  if (frames === 0) throw refusedFile('truncated');
  return frames / 50;
}
