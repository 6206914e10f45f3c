import { type PhotoPrint, placesPerPixel, sizesPerDoubling } from './photo-print.ts';

/*
 * version 1, big endian:
 *   1 version · 2 width · 2 height · 1 points, then for each point
 *   2 x · 2 y (parts of a pixel) · 1 size (parts of a doubling) · 4 + 2 signs · 1 + 1 weakest signs
 */
const version = 1;
const head = 6;
const perPoint = 13;

/** A print as it is stored: 6 bytes and 13 for each point, at most 1,254. */
export function printBytes(print: PhotoPrint): Buffer {
  const bytes = Buffer.alloc(head + perPoint * print.points.length);
  bytes.writeUInt8(version, 0);
  bytes.writeUInt16BE(print.width, 1);
  bytes.writeUInt16BE(print.height, 3);
  bytes.writeUInt8(print.points.length, 5);
  print.points.forEach((point, i) => {
    const at = head + i * perPoint;
    bytes.writeUInt16BE(point.x * placesPerPixel, at);
    bytes.writeUInt16BE(point.y * placesPerPixel, at + 2);
    bytes.writeUInt8(Math.round(Math.log2(point.scale) * sizesPerDoubling), at + 4);
    bytes.writeUInt32BE(point.low, at + 5);
    bytes.writeUInt16BE(point.high, at + 9);
    bytes.writeUInt8(point.weak[0], at + 11);
    bytes.writeUInt8(point.weak[1], at + 12);
  });
  return bytes;
}

/** @throws Error when the bytes are of another version, or not a print */
export function printFromBytes(bytes: Buffer): PhotoPrint {
  if (bytes.length < head || bytes.readUInt8(0) !== version) {
    throw new Error(`not a photo print of version ${version}`);
  }
  const count = bytes.readUInt8(5);
  if (bytes.length !== head + perPoint * count) throw new Error('a photo print is cut short');
  return {
    width: bytes.readUInt16BE(1),
    height: bytes.readUInt16BE(3),
    points: Array.from({ length: count }, (_, i) => {
      const at = head + i * perPoint;
      return {
        x: bytes.readUInt16BE(at) / placesPerPixel,
        y: bytes.readUInt16BE(at + 2) / placesPerPixel,
        scale: 2 ** (bytes.readUInt8(at + 4) / sizesPerDoubling),
        low: bytes.readUInt32BE(at + 5),
        high: bytes.readUInt16BE(at + 9),
        weak: [bytes.readUInt8(at + 11), bytes.readUInt8(at + 12)],
      };
    }),
  };
}
