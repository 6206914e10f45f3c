import type { Random } from '../../seeded.ts';
import { painted, under } from '../light.ts';
import {
  ellipse,
  lit,
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

/** Bags, cartons and rubble in a heap; afterwards a swept pavement with a bin. */
export const waste: Subject = (place, moment, { camera, light, spot }, state) => {
  const [cx, cy] = project(camera, spot.x, 0, spot.z);
  const s = scaleAt(camera, spot.z);
  const wide = spot.size * s * 0.5;
  if (state === 'after') {
    let out = soft(
      raggedOnGround(place, camera, spot.x, spot.z, spot.size * 0.55, spot.size * 0.4, 0.3),
      rgb([20, 18, 16], 0.1),
    );
    for (let i = 0; i < 16; i++)
      out += stroke(
        cx + moment.between(-wide, wide),
        cy + moment.between(-10, 24),
        cx + moment.between(-wide, wide),
        cy + moment.between(-10, 24),
        rgb([255, 250, 240], 0.05),
        moment.between(2, 7),
      );
    return out + (place.chance(0.5) ? bin(place, s, cx + wide * 0.5, cy - s * 0.1, light) : '');
  }
  let out = ellipse(cx, cy, wide * 1.15, s * spot.size * 0.14, rgb([12, 12, 14], 0.45));
  const tall = spot.size * s * place.between(0.22, 0.5);
  const pieces = place.int(60, 130);
  for (let i = 0; i < pieces; i++) {
    const high = 1 - i / pieces;
    const across = place.normal() * 0.42;
    if (Math.abs(across) > 1) continue;
    const x = cx + across * wide;
    const y = cy - high * tall * (1 - Math.abs(across) ** 1.4) * place.between(0.55, 1);
    const r = s * place.between(0.05, 0.24);
    const colour = under(light, vary(place, place.pick(litter), 0.15));
    const kind = place.int(0, 5);
    if (kind < 3) {
      out += soft(ragged(place, x, y, r * 1.2, r, 0.22, 9), rgb(colour));
      out += soft(
        ragged(place, x - r * 0.3, y - r * 0.35, r * 0.5, r * 0.3, 0.3, 7),
        rgb(lit(colour, 1.5), 0.6),
      );
    } else if (kind === 3) {
      const turn = place.between(-0.5, 0.5);
      out += polygon(
        [
          [x - r, y - r * turn],
          [x + r, y - r * 0.7],
          [x + r * 1.1, y + r * 0.5],
          [x - r * 0.9, y + r * 0.8],
        ],
        rgb(under(light, vary(place, [174, 138, 96], 0.15))),
      );
    } else out += polygon(ragged(place, x, y, r * 0.9, r * 0.5, 0.6, 6), rgb(colour));
  }
  for (let i = 0; i < 26; i++)
    out += polygon(
      ragged(
        place,
        cx + place.normal() * wide,
        cy + place.between(-6, 46),
        s * 0.07,
        s * 0.04,
        0.6,
        5,
      ),
      rgb(under(light, vary(place, place.pick(litter)))),
    );
  return out;
};

function bin(place: Random, s: number, x: number, y: number, light: Street['light']): string {
  const colour = painted(place, light, '2c6040 32508c be6e28');
  return (
    ellipse(x, y, s * 0.45, s * 0.1, 'rgba(10,10,12,0.45)') +
    polygon(
      [
        [x - s * 0.32, y],
        [x - s * 0.4, y - s],
        [x + s * 0.4, y - s],
        [x + s * 0.32, y],
      ],
      rgb(colour),
    ) +
    polygon(
      [
        [x - s * 0.45, y - s],
        [x - s * 0.4, y - s * 1.1],
        [x + s * 0.4, y - s * 1.1],
        [x + s * 0.45, y - s],
      ],
      rgb(lit(colour, 0.7)),
    )
  );
}
