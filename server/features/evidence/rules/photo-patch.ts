import { type Plane, valueAt } from './blurred-planes.ts';

/**
 * What the surroundings of a point look like: the signs of the low cosine frequencies of a square patch
 * about it, as in a perceptual hash of that patch alone. Signs survive brightness, contrast and
 * re-compression; a frequency that is nearly absent has an accidental sign, so the weakest are named.
 */
export type Patch = {
  /** Signs of frequencies 0 to 31 of `frequencies`, the lowest bit first. */
  low: number;
  /** Signs of the rest. */
  high: number;
  /** The two frequencies among `keyedFrequencies` whose sign is least certain. */
  weak: readonly [number, number];
};

/** Half the side of a patch, in scales of its point. */
export const patchReach = 6;

/** Horizontal and vertical half-waves across the patch, from coarse to fine; (0, 0) is its brightness. */
export const frequencies: readonly (readonly [number, number])[] = Array.from(
  { length: 8 },
  (_, i) => i + 1,
).flatMap((sum) => Array.from({ length: sum + 1 }, (_, u) => [u, sum - u] as const));

/** How many of the frequencies, coarse ones first, go into the key that is searched for. */
export const keyedFrequencies = 35;

const side = 16;
const waves = 9;
const cosines = Float32Array.from({ length: waves * side }, (_, i) =>
  Math.cos((Math.PI * Math.floor(i / side) * ((i % side) + 0.5)) / side),
);

/** The patch about (x, y), or null where there is nothing but one tone (deviation under half a level). */
export function patchAt(plane: Plane, x: number, y: number, scale: number): Patch | null {
  const tones = samples(plane, x, y, patchReach * scale);
  const mean = tones.reduce((sum, tone) => sum + tone, 0) / tones.length;
  const deviation = Math.sqrt(
    tones.reduce((sum, tone) => sum + (tone - mean) ** 2, 0) / tones.length,
  );
  if (deviation < 0.5) return null;

  const amounts = cosineAmounts(tones);
  let low = 0;
  let high = 0;
  amounts.forEach((amount, i) => {
    if (amount <= 0) return;
    if (i < 32) low |= 1 << i;
    else high |= 1 << (i - 32);
  });
  const byStrength = Array.from({ length: keyedFrequencies }, (_, i) => i).sort(
    (a, b) => Math.abs(amounts[a]!) - Math.abs(amounts[b]!),
  );
  return { low: low >>> 0, high, weak: [byStrength[0]!, byStrength[1]!] };
}

function samples(plane: Plane, x: number, y: number, reach: number): Float32Array {
  const step = (2 * reach) / side;
  return Float32Array.from({ length: side * side }, (_, i) =>
    valueAt(
      plane,
      x - reach + ((i % side) + 0.5) * step,
      y - reach + (Math.floor(i / side) + 0.5) * step,
    ),
  );
}

/** How much of each frequency there is, scaled so that amounts can be compared with one another. */
function cosineAmounts(tones: Float32Array): number[] {
  const rows = new Float32Array(side * waves);
  for (let y = 0; y < side; y++) {
    for (let u = 0; u < waves; u++) {
      let sum = 0;
      for (let x = 0; x < side; x++) sum += cosines[u * side + x]! * tones[y * side + x]!;
      rows[y * waves + u] = sum;
    }
  }
  return frequencies.map(([u, v]) => {
    let sum = 0;
    for (let y = 0; y < side; y++) sum += cosines[v * side + y]! * rows[y * waves + u]!;
    return u === 0 || v === 0 ? sum : sum * Math.SQRT2;
  });
}
