/**
 * A pen that draws a small world in three dimensions as SVG.
 *
 * World: metres; X to the right, Y up, Z away from the camera; the ground is Y = 0. The camera stands
 * at (0, height, 0) and looks along Z. Tilting it is approximated by moving the horizon, as a shift
 * lens does, so verticals stay vertical and every scene needs one formula only.
 */
import type { Random } from '../seeded.ts';

export type Point = readonly [number, number];

export type Camera = {
  width: number;
  height: number;
  /** Where the horizon crosses the picture, in pixels from the top; above the picture when looking down. */
  horizon: number;
  /** The vanishing point's x, in pixels. */
  centre: number;
  /** Focal length in pixels. */
  focal: number;
  /** Height of the eye in metres. */
  eye: number;
};

/** World to picture. */
export function project(camera: Camera, x: number, y: number, z: number): Point {
  const depth = Math.max(z, 0.4);
  return [
    camera.centre + (camera.focal * x) / depth,
    camera.horizon + (camera.focal * (camera.eye - y)) / depth,
  ];
}

/** Pixels per metre at this depth. */
export const scaleAt = (camera: Camera, z: number): number => camera.focal / Math.max(z, 0.4);

/** The depth at which the ground appears at this height of the picture. */
export const depthOf = (camera: Camera, pixelY: number): number =>
  (camera.focal * camera.eye) / Math.max(pixelY - camera.horizon, 1);

const round = (n: number) => Math.round(n * 10) / 10;

export const polygon = (points: readonly Point[], fill: string, more = ''): string =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}" ${more}/>`;

export const line = (points: readonly Point[], colour: string, width: number, more = ''): string =>
  `<polyline points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="${round(width)}" stroke-linecap="round" ${more}/>`;

export const rectangle = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more = '',
): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}" fill="${fill}" ${more}/>`;

export const ellipse = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  more = '',
): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}" ${more}/>`;

/** A closed soft outline through points, by quadratic curves between their middles. */
export function soft(points: readonly Point[], fill: string, more = ''): string {
  const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const last = points[points.length - 1] as Point;
  const start = middle(last, points[0] as Point);
  let path = `M${round(start[0])} ${round(start[1])}`;
  points.forEach((point, i) => {
    const end = middle(point, points[(i + 1) % points.length] as Point);
    path += `Q${round(point[0])} ${round(point[1])} ${round(end[0])} ${round(end[1])}`;
  });
  return `<path d="${path}Z" fill="${fill}" ${more}/>`;
}

/** Points of an irregular round shape; `rough` 0 is an ellipse, 0.5 is ragged. */
export function ragged(
  random: Random,
  x: number,
  y: number,
  rx: number,
  ry: number,
  rough: number,
  corners = 14,
): Point[] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const reach = 1 + rough * (random.next() - 0.5) * 2;
    return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach] as const;
  });
}

/** The same on the ground: centre and radii in metres. */
export function raggedOnGround(
  random: Random,
  camera: Camera,
  x: number,
  z: number,
  rx: number,
  rz: number,
  rough: number,
  corners = 18,
): Point[] {
  return ragged(random, x, z, rx, rz, rough, corners).map(([px, pz]) => project(camera, px, 0, pz));
}

/** A four-cornered patch of the ground between two depths. */
export const patch = (
  camera: Camera,
  x1: number,
  x2: number,
  z1: number,
  z2: number,
  y = 0,
): Point[] => [
  project(camera, x1, y, z1),
  project(camera, x2, y, z1),
  project(camera, x2, y, z2),
  project(camera, x1, y, z2),
];

export type Colour = readonly [number, number, number];

export const rgb = (colour: Colour, opacity = 1): string => {
  const [r, g, b] = colour.map((c) => Math.max(0, Math.min(255, Math.round(c))));
  return opacity === 1 ? `rgb(${r},${g},${b})` : `rgba(${r},${g},${b},${opacity})`;
};

/** Lighter (above 1) or darker (below 1). */
export const lit = (colour: Colour, factor: number): Colour => [
  colour[0] * factor,
  colour[1] * factor,
  colour[2] * factor,
];

/** The way from one colour to another. */
export const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** The same colour as another hand would have mixed it. */
export const vary = (random: Random, colour: Colour, amount = 0.12): Colour => {
  const factor = 1 + random.normal() * amount;
  return [
    colour[0] * factor + random.normal() * 5,
    colour[1] * factor + random.normal() * 5,
    colour[2] * factor + random.normal() * 5,
  ];
};

/** A definition of a gradient, to be filled with as `url(#id)`; direction in fractions of the shape. */
export const gradient = (
  id: string,
  from: string,
  to: string,
  [x1, y1, x2, y2]: [number, number, number, number] = [0, 0, 0, 1],
): string =>
  `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

export const glow = (id: string, colour: Colour, inner: number): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${rgb(colour)}" stop-opacity="${inner}"/><stop offset="0.45" stop-color="${rgb(colour)}" stop-opacity="${inner * 0.42}"/><stop offset="1" stop-color="${rgb(colour)}" stop-opacity="0"/></radialGradient>`;

/** A line of writing seen from afar: strokes joined along a base line, dots above and below, right to left. */
export function writing(
  random: Random,
  right: number,
  base: number,
  length: number,
  height: number,
  colour: string,
): string {
  let out = '';
  let x = right;
  while (x > right - length) {
    const word = Math.min(height * random.between(1.2, 4.2), x - (right - length));
    if (word < height * 0.4) break;
    let path = `M${round(x)} ${round(base)}`;
    let at = x;
    while (at > x - word) {
      const step = height * random.between(0.25, 0.6);
      const shape = random.int(0, 4);
      at -= step;
      if (shape === 0) path += `v${round(-height * 0.75)}v${round(height * 0.75)}`;
      if (shape === 1) path += `q${round(-step / 2)} ${round(-height * 0.55)} ${round(-step)} 0`;
      else if (shape === 2) path += `q${round(-step / 2)} ${round(height * 0.5)} ${round(-step)} 0`;
      else path += `h${round(-step)}`;
      if (random.chance(0.3)) {
        const dot = base + height * (random.chance(0.6) ? -0.5 : 0.35);
        out += rectangle(at, dot, height * 0.13, height * 0.13, colour);
      }
    }
    out += `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(height * 0.13)}" stroke-linejoin="round"/>`;
    x -= word + height * 0.45;
  }
  return out;
}

/** A straight line between two points of the picture. */
export const stroke = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width: number,
  more = '',
): string =>
  line(
    [
      [x1, y1],
      [x2, y2],
    ],
    colour,
    width,
    more,
  );

/** A palette from hexadecimal colours with blanks between them. */
export const tones = (hex: string): Colour[] =>
  hex.split(' ').map((tone) => {
    const value = Number.parseInt(tone, 16);
    return [value >> 16, (value >> 8) & 255, value & 255] as const;
  });
