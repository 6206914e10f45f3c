import { refusedFile } from '../refuse.ts';

/**
 * WAV: a RIFF file whose `fmt ` chunk says how many bytes a second takes and whose `data` chunk holds
 * them. A recorder that streams writes 0 or all ones as the length of `data`; then the rest of the file
 * is meant.
 *
 * @returns how long it lasts, in seconds
 * @throws Refusal `damaged` or `truncated`
 */
export function readWav(bytes: Buffer): number {
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const from = at + 8;
    if (name === 'fmt ' && from + 16 <= bytes.length) bytesPerSecond = bytes.readUInt32LE(from + 8);
    if (name === 'data') {
      if (bytesPerSecond === 0) throw refusedFile('damaged');
      const rest = bytes.length - from;
      const streamed = length === 0 || length === 0xffff_ffff;
      if (!streamed && length > rest) throw refusedFile('truncated');
      return (streamed ? rest : length) / bytesPerSecond;
    }
    at = from + length + (length % 2);
  }
  throw refusedFile('truncated');
}
