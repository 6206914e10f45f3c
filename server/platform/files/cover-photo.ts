import { copySides } from '@insaf/contract/uploads.ts';
import sharp from 'sharp';

/** A rectangle of a photo in parts of a thousand, and how it is made unreadable. */
export type Covered = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: 'block' | 'blur';
};

/** Of a face that is blurred so many squares are left in its longer side: no face can be made of them again. */
const squares = 5;

/**
 * Copies of an upright photo whose rectangles are covered, as WebP without any metadata: to show, and as a
 * thumbnail. What is covered is not in the pixels any more.
 *
 * @param photo the copy made for showing
 */
export async function coverPhoto(
  photo: Buffer,
  rectangles: readonly Covered[],
): Promise<{ show: Buffer; thumbnail: Buffer }> {
  const { width, height } = await sharp(photo).metadata();
  const covers = await Promise.all(
    rectangles.map(async (rectangle) => {
      const place = placeOf(rectangle, width, height);
      const input = rectangle.look === 'block' ? block(place) : await blurred(photo, place);
      return { input, left: place.left, top: place.top };
    }),
  );
  const show = await sharp(photo).composite(covers).webp({ quality: 80 }).toBuffer();
  const thumbnail = await sharp(show)
    .resize({ width: copySides.thumbnail, height: copySides.thumbnail, fit: 'inside' })
    .webp({ quality: 70 })
    .toBuffer();
  return { show, thumbnail };
}

type Place = { left: number; top: number; width: number; height: number };

/** Rounded outwards, so that no line of pixels is left at an edge. */
function placeOf({ x, y, width, height }: Covered, across: number, down: number): Place {
  const left = Math.min(across - 1, Math.floor((x * across) / 1000));
  const top = Math.min(down - 1, Math.floor((y * down) / 1000));
  return {
    ...{ left, top },
    width: Math.max(1, Math.min(across, Math.ceil(((x + width) * across) / 1000)) - left),
    height: Math.max(1, Math.min(down, Math.ceil(((y + height) * down) / 1000)) - top),
  };
}

const block = ({ width, height }: Place) => ({
  create: { width, height, channels: 3 as const, background: { r: 20, g: 20, b: 20 } },
});

async function blurred(photo: Buffer, place: Place): Promise<Buffer> {
  const most = Math.max(place.width, place.height);
  const side = (length: number) => Math.max(1, Math.round((length * squares) / most));
  const few = await sharp(photo)
    .extract(place)
    .resize({ width: side(place.width), height: side(place.height), fit: 'fill' })
    .png()
    .toBuffer();
  return sharp(few)
    .resize({ width: place.width, height: place.height, fit: 'fill', kernel: 'nearest' })
    .png()
    .toBuffer();
}
