/*
 * Recognising a photo that was used before.
 *
 * A reply must be proven by a photo that proved nothing else. Whoever re-uses one need not mean it to be
 * found: it comes back re-compressed by a messenger, resized, cut at the edges, brighter, with a camera's
 * stamp, as a screenshot with bars around it, mirrored or lying on its side. Against that, other photos
 * look much alike (a street, a wall, asphalt, a heap of rubbish), and nobody may be accused of those.
 * One hash of the whole photo, or of a few crops, bears neither: a cut of a tenth changes half of its
 * bits, while two empty streets share most of theirs. So a print is a constellation:
 *
 *   points   (photo-points.ts) blobs that stay put when a photo is saved again, up to 96; none in the
 *            plain surroundings (plain-areas.ts) that screenshots and stamps share
 *   patches  (photo-patch.ts) around each point 44 signs of low frequencies, as in a perceptual hash
 *   keys     (photo-keys.ts) 35 signs of a point, mixed into 32 bits. Some 54 of a photo are kept in the
 *            database's index; a photo that comes in asks for all of its own, each also with its two
 *            least certain signs the other way. Photos that share the most keys are the candidates.
 *   likeness (photo-likeness.ts) how many points of a candidate lie where one stretch and shift of the
 *            whole photo would put them, and how much of the common part they cover
 *
 * Measured by `npm run bench -- photo-likeness photo-search` on drawn streets and rooms, bricks, tiles,
 * asphalt, plaster and rubbish: of 1,680 photos in 21 disguises 99.6 % were recognised, the rest left to
 * the judge and none missed; of 3,160 pairs of other photos, and of 13,200 of one kind each in a longer run,
 * none was accused, nor any of 40 places photographed twice by hand. Making a print takes 45 ms of one
 * core; comparing two, 1 ms; looking for one among a million, 12 ms by default settings, and as the time goes
 * into some 900 descents of an index, hardly more among ten.
 *
 * What it does not know again: a photo so overexposed or darkened that most of it is one tone (of such,
 * one in thirty is missed); one that was turned by some degrees, taken of a screen from aslant, or of
 * which less than half is left. What it may suspect wrongly: two screenshots of one chat, with the same
 * messages on a wallpaper full of drawings, that show two photos. Those mostly go to the judge.
 */
import type { Grey } from './blurred-planes.ts';
import { findPoints, type Point } from './photo-points.ts';

/** What is kept of a photo to recognise it by; the photo cannot be drawn from it. */
export type PhotoPrint = {
  /** Of the picture that the points are measured in, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Finest first; within each size the most prominent first. */
  readonly points: readonly Point[];
};

/** Area, in pixels, of the greyscale picture that a print is made of: prints compare at like sizes. */
export const printArea = 400 * 400;
/** Longest side of that picture, in pixels. */
export const printSide = 1600;

/** Places are kept to this part of a pixel. */
export const placesPerPixel = 32;
/** Sizes are kept to this part of a doubling. */
export const sizesPerDoubling = 16;

/** With fewer points, a photo shows too little (night, fog, a blank wall) to be told from others. */
const fewest = 16;

/** The print of a picture of about `printArea` pixels, upright as it is looked at. */
export function printFromGrey(grey: Grey): PhotoPrint {
  return {
    width: grey.width,
    height: grey.height,
    points: findPoints(grey).map((point) => ({
      ...point,
      x: Math.round(point.x * placesPerPixel) / placesPerPixel,
      y: Math.round(point.y * placesPerPixel) / placesPerPixel,
      scale: 2 ** (Math.round(Math.log2(point.scale) * sizesPerDoubling) / sizesPerDoubling),
    })),
  };
}

/** Whether the photo shows enough for `likeness` to find it again. */
export function isComparable(print: PhotoPrint): boolean {
  return print.points.length >= fewest;
}
