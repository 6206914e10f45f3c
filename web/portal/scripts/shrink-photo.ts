import { withExifOf } from './keep-exif.ts';

/** What is sent for a file that was chosen. */
export type Prepared =
  | { readonly kind: 'ready'; readonly blob: Blob; readonly name: string }
  /** Where and when it was taken was to be taken out, and this browser cannot do it. */
  | { readonly kind: 'cannot-clean' };

/** What is seen on a large screen; the server shows copies of 1600. */
const longSide = 2048;
const quality = 0.82;
/** A photo this small is sent as it is. */
const smallEnough = 400 * 1024;
/** An EXIF block is at most 64 KB, and stands at the beginning. */
const beginning = 192 * 1024;

/**
 * Makes a photo small enough for a weak line, upright, as a JPEG. What is no photo, and what this browser
 * cannot read (HEIC in most), is sent as it is.
 *
 * @param keepsClaims whether it goes on saying when and where it was taken
 */
export async function preparePhoto(file: File, keepsClaims: boolean): Promise<Prepared> {
  const whole: Prepared = { kind: 'ready', blob: file, name: file.name };
  if (!file.type.startsWith('image/')) {
    return keepsClaims || !file.type.startsWith('video/') ? whole : { kind: 'cannot-clean' };
  }
  const picture = await readPicture(file);
  if (picture === null) return keepsClaims ? whole : { kind: 'cannot-clean' };
  const isJpeg = file.type === 'image/jpeg';
  const scale = Math.min(1, longSide / Math.max(picture.naturalWidth, picture.naturalHeight));
  if (keepsClaims && scale === 1 && file.size <= smallEnough) return whole;
  const drawn = await draw(picture, scale);
  if (drawn === null) return keepsClaims ? whole : { kind: 'cannot-clean' };
  // Only in a JPEG is the block found; a photo of another kind keeps it by going as it is.
  if (keepsClaims && (!isJpeg || drawn.size >= file.size)) {
    return isJpeg || file.type === 'image/heic' || file.size <= 4 * smallEnough
      ? whole
      : { kind: 'ready', blob: drawn, name: jpegName(file.name) };
  }
  const original = new Uint8Array(await file.slice(0, beginning).arrayBuffer());
  const blob = keepsClaims ? withExifOf(drawn, original) : drawn;
  return { kind: 'ready', blob, name: jpegName(file.name) };
}

/** The picture, turned as the camera was held; null where the browser cannot show it. */
async function readPicture(file: File): Promise<HTMLImageElement | null> {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  try {
    picture.src = address;
    await picture.decode();
    return picture.naturalWidth > 0 ? picture : null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function draw(picture: HTMLImageElement, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  // What is transparent would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '')}.jpg`;
}
