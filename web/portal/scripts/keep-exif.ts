/*
 * When and where a photo was taken proves a complaint, and a canvas forgets it. So the block of the original
 * that says it (EXIF, in the APP1 segment of a JPEG) is put into the photo that was made smaller.
 *
 * Formats: JPEG segments as ITU T.81 annex B has them, EXIF as CIPA DC-008 does.
 */

const startOfScan = 0xda;
const app1 = 0xe1;
const exifHead = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientationTag = 0x0112;

/**
 * The EXIF segment of a JPEG with its marker and length; null where there is none.
 * @param jpeg the beginning of the file is enough
 */
export function exifSegment(jpeg: Uint8Array): Uint8Array | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) return null;
    const end = at + 2 + jpeg[at + 2]! * 256 + jpeg[at + 3]!;
    if (marker === app1 && exifHead.every((byte, index) => jpeg[at + 4 + index] === byte)) {
      return end <= jpeg.length ? jpeg.slice(at, end) : null;
    }
    at = end;
  }
  return null;
}

/**
 * The segment for a photo whose pixels already stand upright: its orientation is 1. Everything else stays,
 * byte for byte. Null where the segment cannot be read.
 */
export function uprightSegment(segment: Uint8Array): Uint8Array | null {
  const copy = segment.slice();
  const tiff = 4 + exifHead.length;
  const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
  try {
    const order = view.getUint16(tiff);
    if (order !== 0x4949 && order !== 0x4d4d) return null;
    const little = order === 0x4949;
    if (view.getUint16(tiff + 2, little) !== 42) return null;
    const directory = tiff + view.getUint32(tiff + 4, little);
    const count = view.getUint16(directory, little);
    for (let index = 0; index < count; index++) {
      const entry = directory + 2 + index * 12;
      if (view.getUint16(entry, little) === orientationTag) view.setUint16(entry + 8, 1, little);
    }
    return copy;
  } catch (fault) {
    // A directory that points out of its block.
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/**
 * A JPEG with what another one says of when and where it was taken.
 *
 * @param upright the photo made anew: pixels upright, no EXIF of its own
 * @param original at least its first 128 KB
 */
export function withExifOf(upright: Blob, original: Uint8Array): Blob {
  const found = exifSegment(original);
  const segment = found === null ? null : uprightSegment(found);
  if (segment === null) return upright;
  const start = new Uint8Array([0xff, 0xd8]);
  const parts: BlobPart[] = [start, segment as BlobPart, upright.slice(2)];
  return new Blob(parts, { type: 'image/jpeg' });
}
