import type { Random } from '../../seeded.ts';
import { type Light, painted, under } from '../light.ts';
import {
  ellipse,
  lit,
  mix,
  polygon,
  project,
  ragged,
  raggedOnGround,
  rgb,
  scaleAt,
  soft,
  stroke,
  vary,
} from '../pen.ts';
import type { Subject } from '../subject.ts';
import { litter } from './litter.ts';

/** Bags, cartons and rubble in a heap; afterwards a swept pavement, at times with a bin. */
export const waste: Subject = (place, moment, { camera, light, spot }, state) => {
  const [cx, cy] = project(camera, spot.x, 0, spot.z);
  const s = scaleAt(camera, spot.z);
  const wide = spot.size * s * 0.55;
  if (state === 'after') {
    const damp = raggedOnGround(
      place,
      camera,
      spot.x,
      spot.z,
      spot.size * 0.5,
      spot.size * 0.4,
      0.3,
    );
    let out = soft(damp, rgb([20, 18, 16], 0.12));
    for (let i = 0; i < 26; i++) {
      const x = cx + moment.between(-wide, wide);
      const y = cy + moment.between(-20, 30);
      const reach = moment.between(60, 200);
      out += stroke(
        x,
        y,
        x + reach,
        y + moment.between(-12, 12),
        rgb([255, 250, 240], 0.05),
        moment.between(2, 7),
      );
    }
    return place.chance(0.5) ? out + bin(place, s, cx + wide * 0.5, cy - s * 0.1, light) : out;
  }
  let out = ellipse(cx, cy, wide * 1.15, s * spot.size * 0.13, rgb([12, 12, 14], 0.45));
  const tall = spot.size * s * place.between(0.2, 0.46);
  const pieces = place.int(110, 190);
  const bags = place.between(0.25, 0.75);
  for (let i = 0; i < pieces; i++) {
    const high = 1 - i / pieces;
    const across = Math.max(-1, Math.min(1, place.normal() * 0.4));
    const x = cx + across * wide;
    const y = cy - high * tall * (1 - Math.abs(across) ** 1.5) * place.between(0.6, 1.05);
    const r = s * place.between(0.05, 0.17) * Math.min(1.4, spot.size / 2);
    // what lies low lies in the shade of the rest
    const shade = 0.55 + 0.5 * high;
    out += place.chance(bags)
      ? bag(place, x, y, r * 1.2, light, shade)
      : scrap(place, x, y, r, light, shade);
  }
  for (let i = 0; i < 40; i++) {
    const r = s * place.between(0.02, 0.07);
    const x = cx + place.normal() * wide * 0.9;
    const colour = under(light, vary(place, place.pick(litter)));
    out += polygon(ragged(place, x, cy + place.between(-8, 40), r, r * 0.5, 0.6, 5), rgb(colour));
  }
  return out;
};

function bag(random: Random, x: number, y: number, r: number, light: Light, shade: number): string {
  const colour = under(light, lit(vary(random, random.pick(litter.slice(0, 7)), 0.2), shade));
  let out = soft(ragged(random, x, y, r, r * 0.8, 0.18, 9), rgb(colour));
  out += soft(
    ragged(random, x + r * 0.1, y + r * 0.35, r * 0.8, r * 0.36, 0.25, 8),
    'rgba(0,0,0,0.28)',
  );
  for (let fold = 0; fold < 3; fold++) {
    const fx = x + random.between(-0.6, 0.4) * r;
    const fy = y - random.between(0, 0.6) * r;
    out += stroke(
      fx,
      fy,
      fx + r * 0.35,
      fy + r * random.between(-0.2, 0.3),
      rgb(mix(colour, [255, 255, 255], 0.4), 0.7),
      r * 0.07,
    );
  }
  return out;
}

function scrap(
  random: Random,
  x: number,
  y: number,
  r: number,
  light: Light,
  shade: number,
): string {
  const colour = under(light, lit(vary(random, random.pick(litter), 0.15), shade));
  if (random.chance(0.5)) return polygon(ragged(random, x, y, r, r * 0.55, 0.6, 6), rgb(colour));
  const carton = under(light, lit(vary(random, [170, 138, 98], 0.15), shade));
  const lean = random.between(-0.5, 0.5) * r;
  return (
    polygon(
      [
        [x - r, y - r * 0.5 + lean],
        [x + r, y - r * 0.6],
        [x + r * 1.1, y + r * 0.5],
        [x - r * 0.9, y + r * 0.6 + lean],
      ],
      rgb(carton),
    ) +
    polygon(
      [
        [x - r, y - r * 0.5 + lean],
        [x + r, y - r * 0.6],
        [x + r * 0.5, y - r * 0.95],
        [x - r * 1.3, y - r * 0.8 + lean],
      ],
      rgb(lit(carton, 1.25)),
    )
  );
}

function bin(place: Random, s: number, x: number, y: number, light: Light): string {
  const colour = painted(place, light, '2c6040 32508c be6e28 5a5e60');
  let out = ellipse(x, y, s * 0.45, s * 0.1, 'rgba(10,10,12,0.45)');
  out += polygon(
    [
      [x - s * 0.32, y],
      [x - s * 0.4, y - s],
      [x + s * 0.4, y - s],
      [x + s * 0.32, y],
    ],
    rgb(colour),
  );
  out += polygon(
    [
      [x + s * 0.12, y],
      [x + s * 0.16, y - s],
      [x + s * 0.4, y - s],
      [x + s * 0.32, y],
    ],
    'rgba(0,0,0,0.25)',
  );
  out += polygon(
    [
      [x - s * 0.45, y - s],
      [x - s * 0.4, y - s * 1.1],
      [x + s * 0.4, y - s * 1.1],
      [x + s * 0.45, y - s],
    ],
    rgb(lit(colour, 0.7)),
  );
  for (const side of [-0.24, 0.24])
    out += ellipse(x + side * s, y, s * 0.07, s * 0.08, 'rgb(24,24,26)');
  return out;
}
