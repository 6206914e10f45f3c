/**
 * From a drawing to a photograph: texture, uneven light, a cheap lens and its grain, then JPEG.
 *
 * The drawing is rendered by sharp and worked over pixel by pixel here, because a vector drawing has
 * none of what makes a photograph large (80–200 KB) and unlike any other: mottled ground, vignette,
 * noise. Each photograph gets a texture of its own: a shared one would make strangers look alike to
 * whoever compares small patches.
 */
import sharp from 'sharp';
import type { Random } from '../seeded.ts';

const TILE = 256;
const DAPPLE = 9;

/** Fractal value noise of this photograph alone, −127…127, that tiles. */
function texture(random: Random): Int8Array {
  const sum = new Float32Array(TILE * TILE);
  for (const [cells, weight] of [
    [8, 0.3],
    [32, 0.5],
    [64, 0.8],
    [256, 1.1],
  ] as const) {
    const grid = Float32Array.from({ length: cells * cells }, () => random.next() * 2 - 1);
    const span = TILE / cells;
    for (let y = 0; y < TILE; y++) {
      const cellY = Math.floor(y / span);
      const fy = smooth(y / span - cellY);
      const row0 = cellY * cells;
      const row1 = ((cellY + 1) % cells) * cells;
      for (let cellX = 0; cellX < cells; cellX++) {
        const next = (cellX + 1) % cells;
        const left =
          (grid[row0 + cellX] as number) * (1 - fy) + (grid[row1 + cellX] as number) * fy;
        const right = (grid[row0 + next] as number) * (1 - fy) + (grid[row1 + next] as number) * fy;
        for (let x = 0; x < span; x++) {
          const at = y * TILE + cellX * span + x;
          sum[at] = (sum[at] as number) + (left + (right - left) * smooth(x / span)) * weight;
        }
      }
    }
  }
  return Int8Array.from(sum, (value) => Math.max(-127, Math.min(127, value * 66)));
}

const smooth = (t: number) => t * t * (3 - 2 * t);

export type Handling = {
  /** How rough surfaces look; 1 is usual. */
  grain: number;
  /** Where the light is stronger: a direction in radians and how much. */
  slant: { angle: number; strength: number };
  /** A bright or dark stain of light: centre and reach as shares of the picture, strength −1…1. */
  stain: { x: number; y: number; reach: number; strength: number };
  /** Dappled light: gains on a coarse grid, 1 is none. No two photographs share one. */
  dapple: Float32Array;
  exposure: number;
  contrast: number;
  vignette: number;
  /** How much each pixel takes from its neighbours, 0 to 0.66. */
  soft: number;
  quality: number;
};

/** How one telephone, held once, treats what it sees. */
export const handling = (random: Random, dark: boolean): Handling => ({
  grain: random.between(0.75, 1.25) * (dark ? 0.8 : 1),
  slant: { angle: random.between(0, Math.PI * 2), strength: random.between(0, 0.2) },
  stain: {
    x: random.next(),
    y: random.next(),
    reach: random.between(0.25, 0.7),
    strength: dark ? 0 : random.between(-0.42, 0.3),
  },
  dapple: Float32Array.from(
    { length: DAPPLE * DAPPLE },
    () => 1 + random.normal() * (dark ? 0.16 : 0.075),
  ),
  exposure: random.between(0.92, 1.14),
  contrast: random.between(0.95, 1.22),
  vignette: random.between(0, 0.3),
  soft: random.chance(0.2) ? 0.66 : random.between(0.25, 0.5),
  quality: random.int(62, 74),
});

/** Renders an SVG document and works it over. Answers raw RGB. */
export async function develop(
  svg: string,
  size: { width: number; height: number },
  look: Handling,
  random: Random,
): Promise<Buffer> {
  const { width, height } = size;
  const drawn = await sharp(Buffer.from(svg))
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  const pixels = new Uint8ClampedArray(drawn.buffer, drawn.byteOffset, drawn.byteLength);
  const noise = texture(random);
  const shiftX = random.int(0, TILE - 1);
  const shiftY = random.int(0, TILE - 1);
  let speck = random.int(1, 0x7fffffff);
  const row = width * 3;
  const lift = 118 * (1 - look.contrast);
  const own = 1 - look.soft;
  const near = look.soft / 2;
  for (let y = 0, at = 0; y < height; y++) {
    const fine = ((y + shiftY) & (TILE - 1)) * TILE;
    const coarse = (((y >> 1) + shiftX) & (TILE - 1)) * TILE;
    // the neighbour below and the one to the right are still as drawn: a blur at no cost
    const below = y + 1 < height ? row : 0;
    let gain = 1;
    for (let x = 0; x < width; x++, at += 3) {
      if ((x & 7) === 0) gain = gainAt(look, x / width, y / height) * look.contrast;
      const beside = x + 1 < width ? 3 : 0;
      const r =
        (pixels[at] as number) * own +
        ((pixels[at + beside] as number) + (pixels[at + below] as number)) * near;
      const g =
        (pixels[at + 1] as number) * own +
        ((pixels[at + 1 + beside] as number) + (pixels[at + 1 + below] as number)) * near;
      const b =
        (pixels[at + 2] as number) * own +
        ((pixels[at + 2 + beside] as number) + (pixels[at + 2 + below] as number)) * near;
      speck ^= speck << 13;
      speck ^= speck >>> 17;
      speck ^= speck << 5;
      // skies are smooth, ground and walls are rough
      const rough = b > r + 8 ? look.grain * 0.0003 : look.grain * 0.0012;
      const mottle =
        (noise[fine + ((x + shiftX) & (TILE - 1))] as number) +
        (noise[coarse + (((x >> 1) + shiftY) & (TILE - 1))] as number) * 0.7;
      const factor = gain * (1 + mottle * rough);
      const sensor = lift + ((speck & 15) - 7.5) * look.grain * 0.36;
      // cheap lenses wash colours out
      const grey = (r * 0.3 + g * 0.6 + b * 0.1) * 0.2;
      pixels[at] = (r * 0.8 + grey) * factor + sensor;
      pixels[at + 1] = (g * 0.8 + grey) * factor + sensor;
      pixels[at + 2] = (b * 0.8 + grey) * factor + sensor;
    }
  }
  return drawn;
}

/** How bright the lens makes this point of the picture; x and y are shares of it. */
function gainAt(look: Handling, x: number, y: number): number {
  const u = x - 0.5;
  const v = y - 0.5;
  const sx = (x - look.stain.x) / look.stain.reach;
  const sy = (y - look.stain.y) / look.stain.reach;
  const inside = Math.max(0, 1 - sx * sx - sy * sy);
  return (
    look.exposure *
    (1 +
      (Math.cos(look.slant.angle) * u + Math.sin(look.slant.angle) * v) * look.slant.strength * 2) *
    (1 - look.vignette * (u * u + v * v) * 1.4) *
    (1 + look.stain.strength * inside * inside) *
    dappleAt(look.dapple, x, y)
  );
}

function dappleAt(dapple: Float32Array, x: number, y: number): number {
  const gx = x * (DAPPLE - 1);
  const gy = y * (DAPPLE - 1);
  const left = Math.min(DAPPLE - 2, Math.floor(gx));
  const top = Math.min(DAPPLE - 2, Math.floor(gy));
  const fx = smooth(gx - left);
  const fy = smooth(gy - top);
  const at = top * DAPPLE + left;
  const upper = (dapple[at] as number) * (1 - fx) + (dapple[at + 1] as number) * fx;
  const lower =
    (dapple[at + DAPPLE] as number) * (1 - fx) + (dapple[at + DAPPLE + 1] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}
