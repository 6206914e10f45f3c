import sharp, { type Sharp } from 'sharp';
import { type Random, randomOf } from '../demo/seeded.ts';

/*
 * Photos that are hard to tell apart: bricks of one size, tiles of one grid, asphalt, plaster, rubbish. Of
 * one kind, two seeds give two photos of which only chance is different; one seed gives one place, and
 * `again` takes it once more from the hand: turned a little, nearer or farther, things moved, in another
 * light.
 */
export const surfaceKinds = ['bricks', 'tiles', 'asphalt', 'plaster', 'rubbish'] as const;
export type SurfaceKind = (typeof surfaceKinds)[number];

const width = 960;
const height = 720;

/** Coarseness in pixels and strength of each layer of unevenness. */
const unevenness: Record<SurfaceKind, readonly (readonly [number, number])[]> = {
  bricks: [
    [2, 0.07],
    [6, 0.055],
    [20, 0.035],
    [80, 0.035],
    [300, 0.055],
  ],
  tiles: [
    [2, 0.07],
    [6, 0.055],
    [20, 0.035],
    [80, 0.035],
    [300, 0.055],
  ],
  asphalt: [
    [1, 0.22],
    [3, 0.22],
    [9, 0.13],
    [60, 0.18],
    [300, 0.22],
  ],
  plaster: [
    [2, 0.055],
    [8, 0.055],
    [40, 0.09],
    [150, 0.13],
    [400, 0.22],
  ],
  rubbish: [
    [2, 0.07],
    [6, 0.055],
    [20, 0.045],
    [80, 0.045],
    [300, 0.09],
  ],
};

export async function surface(kind: SurfaceKind, seed: number, again = false): Promise<Buffer> {
  const place = randomOf('surface', kind, seed);
  const moment = randomOf('moment', kind, seed, again ? 2 : 1);
  const body = drawings[kind](place, (value, by) =>
    again ? value + moment.between(-by, by) : value,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  const ground = await uneven(randomOf('ground', kind, seed), unevenness[kind]);
  const light = await uneven(moment, [
    [1, 0.03],
    [500, again ? 0.15 : 0],
  ]);
  for (let i = 0; i < pixels.length; i++) {
    const pixel = Math.floor(i / 3);
    const tone = pixels[i]! * (1 + ground[pixel]! + light[pixel]!);
    pixels[i] = Math.min(Math.max(Math.round(tone), 0), 255);
  }
  const photo = sharp(pixels, { raw: { width, height, channels: 3 } });
  return (again ? await fromTheHand(photo, moment) : photo).jpeg({ quality: 88 }).toBuffer();
}

async function fromTheHand(photo: Sharp, moment: Random): Promise<Sharp> {
  const angle = (moment.between(1.2, 3.5) * Math.PI * (moment.chance(0.5) ? 1 : -1)) / 180;
  const nearer = moment.between(0.93, 1.08);
  const [cos, sin] = [nearer * Math.cos(angle), nearer * Math.sin(angle)];
  const { data, info } = await photo
    .affine(
      [
        [cos, -sin],
        [sin, cos],
      ],
      { interpolator: 'bicubic' },
    )
    .raw()
    .toBuffer({ resolveWithObject: true });
  const box = {
    width: Math.floor(width * nearer * 0.88),
    height: Math.floor(height * nearer * 0.88),
  };
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).extract({
    ...box,
    left: Math.round(((info.width - box.width) / 2) * moment.between(0.7, 1.3)),
    top: Math.round(((info.height - box.height) / 2) * moment.between(0.7, 1.3)),
  });
}

/** Smooth chance, layer upon layer, about 0. */
async function uneven(random: Random, layers: readonly (readonly [number, number])[]) {
  const sum = new Float32Array(width * height);
  for (const [size, strength] of layers) {
    const across = Math.ceil(width / size);
    const down = Math.ceil(height / size);
    const grid = Uint8Array.from({ length: across * down }, () => random.int(0, 255));
    const layer = await sharp(grid, { raw: { width: across, height: down, channels: 1 } })
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
    for (let i = 0; i < sum.length; i++) sum[i]! += strength * (layer[i]! / 127.5 - 1);
  }
  return sum;
}

/** Moves what can be moved; leaves a value as it is in the first photo. */
type Moved = (value: number, by: number) => number;

const drawings: Record<SurfaceKind, (random: Random, moved: Moved) => string> = {
  bricks: (random, moved) =>
    courses(random, {
      across: random.between(58, 62),
      down: random.between(21, 23),
      bond: true,
      hue: 16,
      light: 38,
    }) + blots(random, moved, random.int(1, 5), 10, 90),
  tiles: (random, moved) =>
    courses(random, { across: 80, down: 80, bond: false, hue: 38, light: 62 }) +
    blots(random, moved, random.int(1, 5), 10, 90),
  asphalt: (random, moved) =>
    ground('hsl(40,4%,38%)') + cracks(random, 6) + blots(random, moved, 6, 4, 110),
  plaster: (random, moved) =>
    ground('hsl(40,12%,74%)') + cracks(random, 6) + blots(random, moved, 6, 4, 110),
  rubbish: (random, moved) => ground('hsl(35,10%,60%)') + blots(random, moved, 420, 6, 60),
};

const ground = (colour: string) => `<rect width="100%" height="100%" fill="${colour}"/>`;

type Course = { across: number; down: number; bond: boolean; hue: number; light: number };

function courses(random: Random, { across, down, bond, hue, light }: Course): string {
  const pieces = [ground(`hsl(${hue},6%,${bond ? 62 : 40}%)`)];
  const start = { x: -random.between(0, across), y: -random.between(0, down) };
  for (let y = start.y, row = 0; y < height; y += down, row++) {
    for (let x = start.x - (bond && row % 2 ? across / 2 : 0); x < width; x += across) {
      const tone = light + random.between(-1, 1) * (bond ? 7 : 3);
      pieces.push(
        `<rect x="${x + 1.5}" y="${y + 1.5}" width="${across - 3}" height="${down - 3}" fill="hsl(${hue},${bond ? 40 : 8}%,${tone}%)"/>`,
      );
    }
  }
  return pieces.join('');
}

function blots(random: Random, moved: Moved, count: number, least: number, most: number): string {
  return Array.from({ length: count }, () => {
    const x = moved(random.between(0, width), count > 50 ? 4 : 30);
    const y = moved(random.between(height * 0.1, height), count > 50 ? 4 : 20);
    const size = Math.min(least * (random.next() + 0.02) ** -0.7, most);
    const corners = Array.from({ length: 7 }, (_, i) => {
      const angle = (i / 7) * 2 * Math.PI;
      const reach = size * random.between(0.5, 1);
      return `${x + reach * Math.cos(angle)},${y + reach * Math.sin(angle)}`;
    });
    const fill = `hsl(${random.int(0, 360)},${random.int(5, 45)}%,${random.int(10, 85)}%)`;
    return `<polygon points="${corners.join(' ')}" fill="${fill}"/>`;
  }).join('');
}

function cracks(random: Random, count: number): string {
  return Array.from({ length: count }, () => {
    let [x, y, angle] = [
      random.between(0, width),
      random.between(0, height),
      random.between(0, 6.3),
    ];
    let path = `M${x} ${y}`;
    for (let i = 0; i < 20; i++) {
      angle += random.between(-0.6, 0.6);
      x += Math.cos(angle) * random.between(10, 30);
      y += Math.sin(angle) * random.between(10, 30);
      path += `L${x} ${y}`;
    }
    return `<path d="${path}" fill="none" stroke="hsl(30,5%,22%)" stroke-width="${random.between(1, 5)}"/>`;
  }).join('');
}
