import type { Grey } from './blurred-planes.ts';
import { frequencies, keyedFrequencies, patchReach } from './photo-patch.ts';
import { findPoints, type Point } from './photo-points.ts';
import { plainAreas } from './plain-areas.ts';

export type PrintPoint = Point & { plain: boolean };
export type PhotoPrint = { width: number; height: number; points: readonly PrintPoint[] };

export const step = 32;
export const stepsOfDoubling = 16;

export function printFromGrey(grey: Grey): PhotoPrint {
  const isPlain = plainAreas(grey);
  const points = findPoints(grey).map((p) => ({
    ...p,
    x: Math.round(p.x * step) / step,
    y: Math.round(p.y * step) / step,
    scale: 2 ** (Math.round(Math.log2(p.scale) * stepsOfDoubling) / stepsOfDoubling),
    plain: isPlain(p.x, p.y, patchReach * p.scale),
  }));
  return { width: grey.width, height: grey.height, points };
}
const keyMask = 2 ** (keyedFrequencies - 32) - 1;
export function keyOf(low: number, high: number): number {
  let mixed = Math.imul(low ^ Math.imul((high & keyMask) + 1, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
const quota = [20, 20, 16, 0];
export function bandKeys(print: PhotoPrint, q = quota): number[] {
  const left = q.slice();
  const out = new Set<number>();
  for (const p of print.points) { if (p.plain) continue; const o = Math.min(3, Math.max(0, Math.floor(Math.log2(p.scale / 1.75)))); if (left[o]!-- > 0) out.add(keyOf(p.low, p.high)); }
  return [...out];
}
export function probeKeys(print: PhotoPrint, plain = false): number[] {
  const out = new Set<number>();
  for (const p of print.points) { if (p.plain && !plain) continue; for (let m = 0; m < 4; m++) { let lo = p.low, hi = p.high; p.weak.forEach((w, i) => { if ((m >> i) & 1) { if (w < 32) lo ^= 1 << w; else hi ^= 1 << (w - 32); } }); out.add(keyOf(lo >>> 0, hi)); } }
  return [...out];
}
export { frequencies };
