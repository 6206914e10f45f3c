/*
 * Points of a photo that stay put when it is saved again.
 *
 * A blob (a window, a stone, a leaf, a stain) is brighter or darker than what surrounds it, at one size.
 * Blurring the picture step by step and subtracting neighbouring steps leaves each blob as a peak in
 * place and size (Lindeberg 1994; Lowe 2004). Cropping, resizing, re-compressing or framing a photo
 * moves and scales these peaks, all alike, but hardly changes which there are; brightness and contrast
 * do not move them at all. Turning is not undone: a photo that is saved again stays upright.
 *
 * Peaks are many and the strongest lie together, so those are chosen that are the strongest for far
 * around (Brown, Szeliski and Winder 2005): they spread over the photo and, unlike a grid's cells, do not
 * depend on where its edges are. Coarse peaks get places of their own, since in a screenshot the photo
 * is small and only its coarse peaks are left.
 */
import { blur, difference, type Grey, half, type Plane, planeOf } from './blurred-planes.ts';
import { type Patch, patchAt, patchReach } from './photo-patch.ts';
import { plainAreas } from './plain-areas.ts';

/** A blob: where it is and how large (its deviation), in pixels of the picture, and what is around it. */
export type Point = Patch & { x: number; y: number; scale: number };

/** Points kept of each octave, finest first: blobs of 1.6 to 3.2 pixels, 3.2 to 6.4, and so on. */
const pointsOfOctave = [36, 32, 20, 8];
/** Sizes looked at within an octave. */
const steps = 3;
const ratio = 2 ** (1 / steps);
const finest = 1.6;
/** The blur that a sharp picture has by itself, in pixels. */
const ownBlur = 0.5;
/** Peaks weaker than this many levels of grey are compression, not content. */
const weakest = 0.4;
/** A peak longer than this many times its width is a line: it slides along itself. */
const longest = 12;
/** Of each octave, the strongest so many compete for a place. */
const contenders = 1500;

type Peak = { x: number; y: number; step: number; strength: number };

/** Finds up to 96 points, those of the finest octave first, within each the most prominent first. */
export function findPoints(grey: Grey): Point[] {
  const points: Point[] = [];
  const isPlain = plainAreas(grey);
  let base = blur(planeOf(grey), Math.sqrt(finest ** 2 - ownBlur ** 2));
  let pixel = 1;
  for (const count of pointsOfOctave) {
    if (Math.min(base.width, base.height) < 24) break;
    const blurred = blurredSteps(base);
    const peaks = peaksOf(blurred).filter(
      (peak) => !isPlain(peak.x * pixel, peak.y * pixel, patchReach * scaleOf(peak) * pixel),
    );
    for (const peak of mostProminent(peaks, count)) {
      const scale = scaleOf(peak);
      const patch = patchAt(blurred[Math.round(peak.step)]!, peak.x, peak.y, scale);
      if (patch)
        points.push({ x: peak.x * pixel, y: peak.y * pixel, scale: scale * pixel, ...patch });
    }
    base = half(blurred[steps]!);
    pixel *= 2;
  }
  return points;
}

const scaleOf = (peak: Peak) => finest * ratio ** peak.step;

function blurredSteps(base: Plane): Plane[] {
  const planes = [base];
  for (let i = 1; i < steps + 3; i++) {
    const before = finest * ratio ** (i - 1);
    planes.push(blur(planes[i - 1]!, before * Math.sqrt(ratio * ratio - 1)));
  }
  return planes;
}

/** Every peak in place and size whose patch lies within the picture. */
function peaksOf(blurred: Plane[]): Peak[] {
  const differences = blurred.slice(1).map((plane, i) => difference(plane, blurred[i]!));
  const peaks: Peak[] = [];
  for (let step = 1; step <= steps; step++) {
    const [below, here, above] = [
      differences[step - 1]!,
      differences[step]!,
      differences[step + 1]!,
    ];
    const { width, height, values } = here;
    for (let y = 1; y < height - 1; y++) {
      for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
        const value = values[i]!;
        if (value > -weakest && value < weakest) continue;
        if (!isPeak(below.values, values, above.values, i, width)) continue;
        const peak = refined(below.values, values, above.values, i, width, step);
        if (peak && liesWithin(peak, here)) peaks.push(peak);
      }
    }
  }
  return peaks;
}

function isPeak(
  below: Float32Array,
  here: Float32Array,
  above: Float32Array,
  i: number,
  width: number,
): boolean {
  const value = here[i]!;
  const sign = Math.sign(value);
  const size = Math.abs(value);
  for (let row = i - width; row <= i + width; row += width) {
    for (let k = row - 1; k <= row + 1; k++) {
      if (k !== i && here[k]! * sign >= size) return false;
      if (below[k]! * sign >= size || above[k]! * sign >= size) return false;
    }
  }
  return true;
}

/** The peak's place between pixels and sizes, by the parabola through its neighbours; null for lines. */
function refined(
  below: Float32Array,
  here: Float32Array,
  above: Float32Array,
  i: number,
  width: number,
  step: number,
): Peak | null {
  const value = here[i]!;
  const xx = here[i + 1]! + here[i - 1]! - 2 * value;
  const yy = here[i + width]! + here[i - width]! - 2 * value;
  const ss = above[i]! + below[i]! - 2 * value;
  const falling = here[i + width + 1]! + here[i - width - 1]!;
  const rising = here[i + width - 1]! + here[i - width + 1]!;
  const xy = (falling - rising) / 4;
  const flatness = xx * yy - xy * xy;
  if (flatness <= 0 || (xx + yy) ** 2 * longest >= (longest + 1) ** 2 * flatness) return null;

  const slope = (plane: Float32Array, d: number) => (plane[i + d]! - plane[i - d]!) / 2;
  const xs = (slope(above, 1) - slope(below, 1)) / 2;
  const ys = (slope(above, width) - slope(below, width)) / 2;
  const gx = slope(here, 1);
  const gy = slope(here, width);
  const gs = (above[i]! - below[i]!) / 2;
  // Cramer's rule for the three offsets
  const whole = xx * (yy * ss - ys * ys) - xy * (xy * ss - ys * xs) + xs * (xy * ys - yy * xs);
  const dx =
    -(gx * (yy * ss - ys * ys) - xy * (gy * ss - ys * gs) + xs * (gy * ys - yy * gs)) / whole;
  const dy =
    -(xx * (gy * ss - ys * gs) - gx * (xy * ss - ys * xs) + xs * (xy * gs - gy * xs)) / whole;
  const ds =
    -(xx * (yy * gs - gy * ys) - xy * (xy * gs - gy * xs) + gx * (xy * ys - yy * xs)) / whole;
  if (!(Math.abs(dx) <= 1 && Math.abs(dy) <= 1 && Math.abs(ds) <= 1)) return null;
  return {
    x: (i % width) + dx,
    y: Math.floor(i / width) + dy,
    step: step + ds,
    strength: Math.abs(value + (gx * dx + gy * dy + gs * ds) / 2),
  };
}

function liesWithin(peak: Peak, { width, height }: Plane): boolean {
  const reach = patchReach * scaleOf(peak) - 0.5;
  return (
    peak.x >= reach &&
    peak.y >= reach &&
    peak.x <= width - 1 - reach &&
    peak.y <= height - 1 - reach
  );
}

/** The peaks that are strongest for the farthest around, the most prominent first. */
function mostProminent(peaks: Peak[], count: number): Peak[] {
  const strongest = peaks.sort((a, b) => b.strength - a.strength).slice(0, contenders);
  const lonely = strongest.map((peak, i) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let k = 0; k < i; k++) {
      const other = strongest[k]!;
      if (other.strength < peak.strength * 1.1) break;
      nearest = Math.min(nearest, (peak.x - other.x) ** 2 + (peak.y - other.y) ** 2);
    }
    return { peak, nearest, i };
  });
  return lonely
    .sort((a, b) => (a.nearest === b.nearest ? a.i - b.i : b.nearest - a.nearest))
    .slice(0, count)
    .map(({ peak }) => peak);
}
