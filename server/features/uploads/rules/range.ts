import type { ByteRange } from '../../../platform/files/storage.ts';

/** `all`: no range was asked for, or one that may be ignored. `none`: no byte lies in it. */
export type AskedRange = ByteRange | 'all' | 'none';

/**
 * One range of bytes out of a `Range` header (RFC 9110, 14.2). Several at once are answered whole, which
 * the standard allows.
 *
 * @param size of the file, in bytes, at least 1
 */
export function readRange(header: string | undefined, size: number): AskedRange {
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!parts || (parts[1] === '' && parts[2] === '')) return 'all';
  if (parts[1] === '') {
    const last = Math.min(Number(parts[2]), size);
    return last === 0 ? 'none' : { from: size - last, to: size - 1 };
  }
  const from = Number(parts[1]);
  const to = parts[2] === '' ? size - 1 : Math.min(Number(parts[2]), size - 1);
  if (parts[2] !== '' && Number(parts[2]) < from) return 'all';
  return from >= size ? 'none' : { from, to };
}
