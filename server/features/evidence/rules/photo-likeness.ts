/*
 * How alike two photos are, from their prints.
 *
 * 1. Points whose patches look alike are paired.
 * 2. If one photo is the other, cut, resized or framed, then one stretch and shift carries every pair's
 *    first point onto its second, and blobs grow by that same stretch. Two pairs give such a placement;
 *    the one on which the most other pairs agree is made exact by least squares, width and height
 *    apart, since a resize may squeeze.
 * 3. What could be found in both is compared with what was. `share` is the part of the points within
 *    the common area, of a size that both photos show, that agree; `cover` the part of that area, in
 *    squares, where at least one does. A stamp or a wallpaper that two photos have in common agrees in
 *    one corner; the same photo agrees all over.
 *
 * A second photo from the same place is another photo: the hand has turned a little, near things have
 * moved against far ones, and points agree no longer to a pixel. That is why the placement does not
 * allow for turning, and why points must agree so closely.
 */
import { patchReach } from './photo-patch.ts';
import type { Point } from './photo-points.ts';
import type { PhotoPrint } from './photo-print.ts';
import { otherTurns, turned } from './photo-turns.ts';

/** From this likeness on it is the same photo. */
export const samePhotoFrom = 0.5;
/** From this likeness on a person should compare the two. */
export const resemblesFrom = 0.3;

/** Patches pair when at most this many of their 44 signs differ. */
const differingSigns = 9;
/** So many points must agree for full trust. */
const trusted = 8;
/** How far from its place a point may lie: so many pixels, and so many of its own scales. */
const awayPixels = 0.7;
const awayScales = 0.2;
/** How much more, or less, than the placement's stretch a blob may have grown. */
const growth = 1.43;
/** Two pairs are too near one another, in pixels of either photo, to tell the stretch. */
const nearInFirst = 40;
const nearInSecond = 15;
/** Cosine of 3°: the direction from point to point stays the same. */
const sameDirection = 0.9986;
const mostStretch = 5;
const mostSqueeze = 1.2;
/** Scales at which a print has enough points to expect one. */
const expectedFrom = 2;
const expectedTo = 12.5;
/** Squares along each side of the common area. */
const squares = 4;

type Pair = { a: Point; b: Point };
type Placement = { sx: number; sy: number; tx: number; ty: number };

/** Whether the two are one photo, however it was saved, cut or framed in between. */
export function isSamePhoto(a: PhotoPrint, b: PhotoPrint): boolean {
  return likeness(a, b) >= samePhotoFrom;
}

/**
 * 0, nothing in common, to 1, everything. Turned and mirrored photos count as alike. Takes a tenth of a
 * millisecond for strangers, some milliseconds for the same photo.
 */
export function likeness(a: PhotoPrint, b: PhotoPrint): number {
  let most = agreement(a, b);
  for (const turn of otherTurns) {
    if (most >= samePhotoFrom) break;
    most = Math.max(most, agreement(a, turned(b, turn)));
  }
  return most;
}

function agreement(a: PhotoPrint, b: PhotoPrint): number {
  const pairs = lookAlikes(a, b);
  const guess = bestGuess(pairs);
  if (guess === null) return 0;
  const placement = refined(pairs, guess);
  const agreeing = agreeingOn(pairs, placement);
  if (agreeing.length < 3) return 0;
  const { share, cover } = extent(a, b, placement, agreeing);
  return Math.sqrt(share * cover) * Math.min(1, agreeing.length / trusted);
}

function lookAlikes(a: PhotoPrint, b: PhotoPrint): Pair[] {
  const pairs: Pair[] = [];
  for (const first of a.points) {
    let best: Point | null = null;
    let fewest = differingSigns + 1;
    for (const second of b.points) {
      const differing = ones(first.low ^ second.low) + ones(first.high ^ second.high);
      if (differing < fewest) {
        fewest = differing;
        best = second;
      }
    }
    if (best) pairs.push({ a: first, b: best });
  }
  return pairs;
}

function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The placement by two pairs on which the most pairs agree, roughly. */
function bestGuess(pairs: Pair[]): Placement | null {
  let best: Placement | null = null;
  let most = 2;
  for (const [i, one] of pairs.entries()) {
    for (const other of pairs.slice(0, i)) {
      const placement = placementBy(one, other);
      if (placement === null) continue;
      const count = agreeingOn(pairs, placement, 2).length;
      if (count > most) {
        most = count;
        best = placement;
      }
    }
  }
  return best;
}

function placementBy(one: Pair, other: Pair): Placement | null {
  const ax = one.a.x - other.a.x;
  const ay = one.a.y - other.a.y;
  const bx = one.b.x - other.b.x;
  const by = one.b.y - other.b.y;
  const inFirst = Math.hypot(ax, ay);
  const inSecond = Math.hypot(bx, by);
  if (inFirst < nearInFirst || inSecond < nearInSecond) return null;
  if (ax * bx + ay * by < sameDirection * inFirst * inSecond) return null;
  const s = inSecond / inFirst;
  if (s > mostStretch || s < 1 / mostStretch || !grewBy(one, s) || !grewBy(other, s)) return null;
  return {
    sx: s,
    sy: s,
    tx: (one.b.x + other.b.x - s * (one.a.x + other.a.x)) / 2,
    ty: (one.b.y + other.b.y - s * (one.a.y + other.a.y)) / 2,
  };
}

function grewBy({ a, b }: Pair, stretch: number): boolean {
  const excess = b.scale / a.scale / stretch;
  return excess <= growth && excess >= 1 / growth;
}

/** Pairs that a placement carries onto one another, each second point once. */
function agreeingOn(pairs: Pair[], placement: Placement, looseness = 1): Pair[] {
  const { sx, sy, tx, ty } = placement;
  const stretch = Math.sqrt(sx * sy);
  const taken = new Set<Point>();
  return pairs.filter((pair) => {
    const { a, b } = pair;
    const away = looseness * (awayPixels + awayScales * b.scale);
    if (Math.abs(a.x * sx + tx - b.x) > away || Math.abs(a.y * sy + ty - b.y) > away) return false;
    if (taken.has(b) || !grewBy(pair, stretch)) return false;
    taken.add(b);
    return true;
  });
}

function refined(pairs: Pair[], guess: Placement): Placement {
  let placement = guess;
  for (const looseness of [2, 1.3, 1]) {
    const agreeing = agreeingOn(pairs, placement, looseness);
    const stretch = Math.sqrt(placement.sx * placement.sy);
    const across = line(agreeing, 'x', stretch);
    const down = line(agreeing, 'y', stretch);
    const squeeze = across.stretch / down.stretch;
    if (!(squeeze < mostSqueeze && squeeze > 1 / mostSqueeze)) break;
    placement = { sx: across.stretch, tx: across.shift, sy: down.stretch, ty: down.shift };
  }
  return placement;
}

/** Stretch and shift along one axis by least squares; the stretch as given where points lie in one row. */
function line(pairs: Pair[], axis: 'x' | 'y', given: number): { stretch: number; shift: number } {
  const n = pairs.length;
  const a = pairs.reduce((sum, pair) => sum + pair.a[axis], 0) / n;
  const b = pairs.reduce((sum, pair) => sum + pair.b[axis], 0) / n;
  let spread = 0;
  let together = 0;
  for (const pair of pairs) {
    spread += (pair.a[axis] - a) ** 2;
    together += (pair.a[axis] - a) * (pair.b[axis] - b);
  }
  const stretch = spread / n < 400 ? given : together / spread;
  return { stretch, shift: b - stretch * a };
}

/** What agrees of what could, counted in the photo that shows less, and how far it spreads. */
function extent(a: PhotoPrint, b: PhotoPrint, placement: Placement, agreeing: Pair[]) {
  const { sx, sy, tx, ty } = placement;
  const stretch = Math.sqrt(sx * sy);
  // the common area, in pixels of the first photo
  const left = Math.max(0, -tx / sx);
  const right = Math.min(a.width, (b.width - tx) / sx);
  const top = Math.max(0, -ty / sy);
  const bottom = Math.min(a.height, (b.height - ty) / sy);
  const expected = (x: number, y: number, scale: number, inOther: number) =>
    x - patchReach * scale >= left &&
    x + patchReach * scale <= right &&
    y - patchReach * scale >= top &&
    y + patchReach * scale <= bottom &&
    inOther >= expectedFrom &&
    inOther <= expectedTo;

  const inFirst = new Set(agreeing.map((pair) => pair.a));
  const inSecond = new Set(agreeing.map((pair) => pair.b));
  const ofFirst = a.points.filter(
    (point) => inFirst.has(point) || expected(point.x, point.y, point.scale, point.scale * stretch),
  );
  const ofSecond = b.points.filter(
    (point) =>
      inSecond.has(point) ||
      expected(
        (point.x - tx) / sx,
        (point.y - ty) / sy,
        point.scale / stretch,
        point.scale / stretch,
      ),
  );
  const squareOf = ({ x, y }: Point) => {
    const column = Math.floor(((x - left) / (right - left)) * squares);
    const row = Math.floor(((y - top) / (bottom - top)) * squares);
    return (
      Math.min(Math.max(row, 0), squares - 1) * squares + Math.min(Math.max(column, 0), squares - 1)
    );
  };
  const seen = new Set(ofFirst.map(squareOf));
  const agreed = new Set(agreeing.map((pair) => squareOf(pair.a)));
  return {
    share: agreeing.length / Math.min(ofFirst.length, ofSecond.length),
    cover: agreed.size / seen.size,
  };
}
