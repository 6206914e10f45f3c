import { frequencies } from './photo-patch.ts';
import type { Point } from './photo-points.ts';
import type { PhotoPrint } from './photo-print.ts';

/**
 * The eight ways a photo can be laid down. A print is turned without its photo: to mirror a patch changes
 * the sign of its odd waves across the mirror, and to swap its axes swaps each wave with another.
 */
export type Turn = {
  readonly swapped: boolean;
  readonly mirroredX: boolean;
  readonly mirroredY: boolean;
  /** For each sign, which sign of the upright patch it is, and whether it changes. */
  readonly signs: readonly { readonly from: number; readonly changes: boolean }[];
};

/** Every way but upright. */
export const otherTurns: readonly Turn[] = [1, 2, 3, 4, 5, 6, 7].map((way) => {
  const swapped = (way & 4) !== 0;
  const mirroredX = (way & 1) !== 0;
  const mirroredY = (way & 2) !== 0;
  const signs = frequencies.map(([u, v]) => ({
    from: swapped ? placeOf(v, u) : placeOf(u, v),
    changes: ((mirroredX ? u : 0) + (mirroredY ? v : 0)) % 2 === 1,
  }));
  return { swapped, mirroredX, mirroredY, signs };
});

/** The print of the photo with its axes swapped, then mirrored left to right, then top to bottom. */
export function turned(print: PhotoPrint, turn: Turn): PhotoPrint {
  const { swapped, mirroredX, mirroredY, signs } = turn;
  const [width, height] = swapped ? [print.height, print.width] : [print.width, print.height];
  const points = print.points.map((point): Point => {
    let low = 0;
    let high = 0;
    signs.forEach(({ from, changes }, i) => {
      if (hasSign(point, from) === changes) return;
      if (i < 32) low |= 1 << i;
      else high |= 1 << (i - 32);
    });
    const [x, y] = swapped ? [point.y, point.x] : [point.x, point.y];
    const places = point.weak.map((from) => signs.findIndex((sign) => sign.from === from));
    return {
      x: mirroredX ? width - 1 - x : x,
      y: mirroredY ? height - 1 - y : y,
      scale: point.scale,
      low: low >>> 0,
      high,
      weak: [places[0]!, places[1]!],
    };
  });
  return { width, height, points };
}

function placeOf(u: number, v: number): number {
  return frequencies.findIndex(([across, down]) => across === u && down === v);
}

function hasSign({ low, high }: Point, i: number): boolean {
  return ((i < 32 ? low >>> i : high >>> (i - 32)) & 1) === 1;
}
