import { copySides, uploadLimits } from '@insaf/contract/uploads.ts';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { refuseCutBoxes } from './formats/iso-media.ts';
import { refuseCutPng } from './formats/png.ts';
import { decodeHeic } from './heic.ts';
import { refusedFile } from './refuse.ts';

/**
 * Photos are read in two steps. First the header alone: a PNG of 4 KB may announce 50,000 × 50,000
 * pixels, and is refused before one of them exists. Then every pixel, once, which shows whether the
 * file is whole, and gives the copies for showing. The original is never changed.
 *
 * The library's default is to fail on any warning; telephones write many. Here it fails when data is
 * missing ("truncated") and shows what can be shown otherwise.
 */
const reading = {
  failOn: 'truncated',
  limitInputPixels: uploadLimits.photo.pixels,
  pages: 1,
} as const;

export type PhotoHeader = Pick<Metadata, 'exif'> & { width: number; height: number; heic: boolean };

/**
 * What a photo's header says, without decoding it.
 * @throws Refusal `truncated`, `damaged`, `animated`, `too_many_pixels`
 */
export async function readPhotoHeader(bytes: Buffer): Promise<PhotoHeader> {
  refuseCutContainer(bytes);
  const header = await sharp(bytes, { ...reading, limitInputPixels: false })
    .metadata()
    .catch(refuseUnreadable);
  const heic = header.format === 'heif';
  // in HEIF, further pages are further photos, not further moments
  if (!heic && (header.pages ?? 1) > 1) throw refusedFile('animated');
  refuseTooManyPixels(header.width, header.height);
  const upright = header.autoOrient;
  return { width: upright.width, height: upright.height, exif: header.exif, heic };
}

export type PhotoCopies = {
  /** WebP, upright, without metadata, no side longer than `copySides`. */
  show: Buffer;
  thumbnail: Buffer;
  /** Of the original, upright, in pixels. */
  width: number;
  height: number;
};

/**
 * Decodes the whole photo and makes its copies.
 * @throws Refusal `truncated`, `damaged`, `too_many_pixels`
 */
export async function copyPhoto(bytes: Buffer, header: PhotoHeader): Promise<PhotoCopies> {
  let source: Sharp;
  let { width, height } = header;
  if (header.heic) {
    const pixels = await decodeHeic(bytes, refuseTooManyPixels);
    ({ width, height } = pixels);
    source = sharp(pixels.data, { raw: { width, height, channels: 4 } }).removeAlpha();
  } else {
    source = sharp(bytes, { ...reading, sequentialRead: true }).autoOrient();
  }
  const show = await source
    .resize(within(copySides.show))
    .webp({ quality: 80 })
    .toBuffer()
    .catch(refuseUnreadable);
  const thumbnail = await sharp(show)
    .resize(within(copySides.thumbnail))
    .webp({ quality: 70 })
    .toBuffer();
  return { show, thumbnail, width, height };
}

function within(side: number) {
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true } as const;
}

function refuseTooManyPixels(width: number, height: number): void {
  const { pixels, side } = uploadLimits.photo;
  if (width * height > pixels || Math.max(width, height) > side) {
    throw refusedFile('too_many_pixels', { limit: pixels });
  }
}

/** Containers that say how long they are. */
function refuseCutContainer(bytes: Buffer): void {
  if (bytes.toString('latin1', 0, 4) === 'RIFF') {
    if (bytes.length < 8 || bytes.readUInt32LE(4) + 8 > bytes.length)
      throw refusedFile('truncated');
  } else if (bytes.toString('latin1', 1, 4) === 'PNG') {
    refuseCutPng(bytes, refuseTooManyPixels);
  } else if (bytes.toString('latin1', 4, 8) === 'ftyp') {
    refuseCutBoxes(bytes);
  }
}

/**
 * A JPEG has no length to be held to: that its end is missing shows when it is read, and only in the
 * library's words. The other formats were held to their length before.
 */
function refuseUnreadable(error: unknown): never {
  const words = error instanceof Error ? error.message : String(error);
  if (/pixel limit/i.test(words)) throw refusedFile('too_many_pixels');
  throw refusedFile(/premature end/i.test(words) ? 'truncated' : 'damaged');
}
