import { keyedFrequencies } from './photo-patch.ts';
import type { Point } from './photo-points.ts';
import type { PhotoPrint } from './photo-print.ts';
import { otherTurns, turned } from './photo-turns.ts';

/** Points whose keys are kept in the index, of each size, finest first. */
const keptOfSize = [20, 20, 16, 8];
/** Blobs up to this deviation, in pixels, are the finest; each further size is twice as large. */
const finestUpTo = 3.5;

/** Keys to keep with a photo so that it can be found again: up to 64 different 32-bit integers. */
export function bandKeys(print: PhotoPrint): number[] {
  const left = [...keptOfSize];
  const keys = new Set<number>();
  for (const point of print.points) {
    const size = Math.min(Math.max(Math.ceil(Math.log2(point.scale / finestUpTo)), 0), 3);
    if (left[size]! <= 0) continue;
    left[size]!--;
    keys.add(keyOf(point.low, point.high));
  }
  return [...keys];
}

/**
 * Keys to look for: those of every point as it is and with its two least certain signs the other way;
 * and those of the photo mirrored or lying on its side, as they are. Up to 1,056.
 */
export function probeKeys(print: PhotoPrint): number[] {
  const keys = new Set<number>();
  for (const point of print.points) for (const key of doubtfulKeys(point)) keys.add(key);
  for (const turn of otherTurns) {
    for (const { low, high } of turned(print, turn).points) keys.add(keyOf(low, high));
  }
  return [...keys];
}

function doubtfulKeys({ low, high, weak }: Point): number[] {
  const [first, second] = weak.map((sign) =>
    sign < 32 ? { low: 1 << sign, high: 0 } : { low: 0, high: 1 << (sign - 32) },
  ) as [{ low: number; high: number }, { low: number; high: number }];
  return [
    keyOf(low, high),
    keyOf(low ^ first.low, high ^ first.high),
    keyOf(low ^ second.low, high ^ second.high),
    keyOf(low ^ first.low ^ second.low, high ^ first.high ^ second.high),
  ];
}

const keyedHigh = 2 ** (keyedFrequencies - 32) - 1;

/** 35 signs mixed into a 32-bit integer, PostgreSQL's `int4`. */
function keyOf(low: number, high: number): number {
  let mixed = (low ^ Math.imul((high & keyedHigh) + 1, 0x9e3779b1)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
