import { painted, under } from '../light.ts';
import {
  ellipse,
  line,
  lit,
  polygon,
  project,
  ragged,
  raggedOnGround,
  rgb,
  scaleAt,
  soft,
  vary,
} from '../pen.ts';
import type { Subject } from '../subject.ts';
import { litter } from './litter.ts';

/** A pool of sewage over a manhole; afterwards a dry street and the cover in its place. */
export const sewage: Subject = (place, moment, { camera, light, spot }, state) => {
  const cover = (x: number, z: number, r: number) => {
    let out = soft(
      raggedOnGround(place, camera, x, z, r * 1.25, r * 1.25, 0.02, 24),
      rgb(under(light, [130, 124, 116])),
    );
    out += soft(
      raggedOnGround(place, camera, x, z, r, r, 0.01, 24),
      rgb(under(light, [70, 64, 60])),
    );
    for (let i = -3; i <= 3; i++)
      out += line(
        [
          project(camera, x - r * 0.7, 0, z + i * r * 0.22),
          project(camera, x + r * 0.7, 0, z + i * r * 0.22),
        ],
        rgb(under(light, [44, 40, 38])),
        2,
      );
    return out;
  };
  const hole: [number, number] = [
    spot.x + place.between(-0.6, 0.6),
    spot.z + place.between(-0.2, 0.5),
  ];
  if (state === 'after') {
    let out = soft(
      raggedOnGround(place, camera, spot.x, spot.z, spot.size * 0.8, spot.size * 0.6, 0.3),
      rgb(under(light, [52, 46, 38]), 0.16),
    );
    for (let i = 0; i < 5; i++)
      out += soft(
        raggedOnGround(
          moment,
          camera,
          spot.x + moment.normal() * spot.size * 0.5,
          spot.z + moment.normal() * 0.6,
          0.4,
          0.25,
          0.4,
          10,
        ),
        rgb(under(light, [168, 150, 120]), 0.3),
      );
    return out + cover(...hole, 0.38);
  }
  const wide = spot.size * place.between(0.7, 1.15);
  const deep = spot.size * place.between(0.45, 0.9);
  const pool = raggedOnGround(place, camera, spot.x, spot.z, wide, deep, 0.25);
  const water = painted(place, light, '3a3c30 423828 303638');
  let out = soft(
    raggedOnGround(place, camera, spot.x, spot.z, wide * 1.12, deep * 1.14, 0.25),
    rgb(under(light, [84, 72, 56]), 0.8),
  );
  out += soft(pool, rgb(water));
  // the sky and the houses in the water
  for (let i = 0; i < 9; i++) {
    const [x, y] = project(
      camera,
      spot.x + place.normal() * wide * 0.42,
      0,
      spot.z + place.normal() * deep * 0.42,
    );
    out += ellipse(x, y, place.between(30, 150), place.between(3, 12), rgb(light.skyLow, 0.3));
  }
  for (let i = 0; i < 16; i++) {
    const [x, y] = project(
      camera,
      spot.x + place.normal() * wide * 0.4,
      0,
      spot.z + place.normal() * deep * 0.4,
    );
    const r = scaleAt(camera, spot.z) * place.between(0.02, 0.09);
    out += soft(
      ragged(place, x, y, r * 1.6, r, 0.4, 7),
      rgb(under(light, vary(place, place.pick(litter)))),
    );
  }
  const [hx, hy] = project(camera, ...([hole[0], 0, hole[1]] as [number, number, number]));
  for (let ring = 4; ring > 0; ring--)
    out += ellipse(
      hx,
      hy,
      ring * 24,
      ring * 8,
      'none',
      `stroke="${rgb(lit(light.skyLow, 0.8), 0.4)}" stroke-width="3"`,
    );
  if (place.chance(0.6))
    for (let stone = 0; stone < 4; stone++) {
      const [x, y] = project(
        camera,
        spot.x + (stone - 1.5) * 0.6,
        0,
        spot.z + place.between(-0.3, 0.3),
      );
      const r = scaleAt(camera, spot.z) * 0.16;
      out += polygon(
        ragged(place, x, y - r * 0.5, r, r * 0.6, 0.2, 7),
        rgb(under(light, vary(place, [168, 140, 116]))),
      );
    }
  return out;
};
