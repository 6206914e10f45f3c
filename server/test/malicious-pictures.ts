import * as make from '../platform/files/samples/make.ts';
import { type Add, html, script } from './malicious-file.ts';

/**
 * Pictures that would be far larger than they are, and JPEGs that carry more than a picture.
 *
 * @param sound a JPEG
 */
export function unfolding(sound: Buffer, add: Add): void {
  const refused = { refused: true };
  for (const [width, height] of [
    [50_000, 50_000],
    [100_000, 30_000],
    [2_147_483_647, 1],
    [1, 2_147_483_647],
    [0, 0],
  ] as const) {
    add(
      `a PNG of ${width} × ${height}`,
      make.blackPng(width, height, Math.min(height, width > 1_000_000 ? 0 : 200)),
      refused,
    );
  }
  for (const [width, height] of [
    [65_500, 65_500],
    [65_535, 20_000],
    [0, 48],
  ] as const) {
    add(`a JPEG of ${width} × ${height}`, make.jpegOfSize(sound, width, height), refused);
  }
  const segment = (marker: number, body: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const jpegWith = (...parts: Buffer[]) =>
    Buffer.concat([sound.subarray(0, 2), ...parts, sound.subarray(2)]);
  const exif = (body: Buffer) => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), body]));
  const tiff = (entries: number[][], next = 0) => {
    const bytes = Buffer.alloc(14 + entries.length * 12);
    bytes.write('II*\0', 0, 'latin1');
    bytes.writeUInt32LE(8, 4);
    bytes.writeUInt16LE(entries.length, 8);
    for (const [at, [tag = 0, type = 0, count = 0, value = 0]] of entries.entries()) {
      bytes.writeUInt16LE(tag, 10 + at * 12);
      bytes.writeUInt16LE(type, 12 + at * 12);
      bytes.writeUInt32LE(count, 14 + at * 12);
      bytes.writeUInt32LE(value, 18 + at * 12);
    }
    bytes.writeUInt32LE(next, 10 + entries.length * 12);
    return bytes;
  };
  const jpeg = { is: 'image/jpeg' };
  add('EXIF that leads back to itself', jpegWith(exif(tiff([[0x8769, 4, 1, 8]], 8))), jpeg);
  add(
    'EXIF with a count of four thousand million',
    jpegWith(exif(tiff([[0x010e, 2, 0xffffffff, 8]]))),
    jpeg,
  );
  add('EXIF that points beyond the file', jpegWith(exif(tiff([[0x8825, 4, 1, 0x7fffffff]]))), jpeg);
  add('EXIF of an unknown kind', jpegWith(exif(tiff([[0x010e, 99, 1, 1]]))), jpeg);
  add('EXIF that is a page', jpegWith(exif(Buffer.from(html))), jpeg);
  add('a comment that is a script', make.withComment(sound, script), jpeg);
  add('a comment as long as can be', make.withComment(sound, 'x'.repeat(65_000)), jpeg);
  add(
    'a thousand segments',
    jpegWith(...Array(1000).fill(segment(0xec, Buffer.alloc(2000)))),
    jpeg,
  );
  add(
    'a colour profile that is none',
    jpegWith(segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\xff'))),
    jpeg,
  );
}
