/** Rooms where the State meets people: a counter, a ward, a classroom, a shop. Faceless and crude. */

import type { Random } from '../seeded.ts';
import { furniture, type Room } from './furniture.ts';
import { type Light, painted } from './light.ts';
import { type Camera, line, lit, patch, polygon, project, rectangle, rgb } from './pen.ts';

/** A box of a room seen from inside, with what makes it that room. */
export function room(
  place: Random,
  moment: Random,
  size: { width: number; height: number },
  light: Light,
  kind: Room,
): string {
  const { width, height } = size;
  const camera: Camera = {
    width,
    height,
    horizon: height * (place.between(0.3, 0.55) + moment.between(-0.06, 0.06)),
    centre: width * (place.between(0.15, 0.85) + moment.between(-0.08, 0.08)),
    focal: width * place.between(0.5, 0.8),
    eye: 1.6,
  };
  const half = place.between(1.8, 3.6);
  const deep = place.between(3.6, 8);
  const tall = place.between(2.7, 3.4);
  const wall = painted(place, light, 'e2decc bacec8 cebea0 aabacc e8e8e4 96a08c', 0.14);
  const floor = painted(place, light, 'b0a89c 827060 c4c2bc 605e60', 0.16);
  const at = (x: number, y: number, z: number) => project(camera, x, y, z);
  const shade = { left: place.between(0.66, 1.1), right: place.between(0.66, 1.1) };
  let out = rectangle(-width * 0.1, -height * 0.1, width * 1.2, height * 1.2, rgb(lit(wall, 0.95)));
  out += polygon(
    [at(-half, tall, 0.5), at(half, tall, 0.5), at(half, tall, deep), at(-half, tall, deep)],
    rgb(lit(wall, place.between(0.85, 1.15))),
  );
  out += polygon(
    [at(-half, 0, 0.5), at(-half, tall, 0.5), at(-half, tall, deep), at(-half, 0, deep)],
    rgb(lit(wall, shade.left)),
  );
  out += polygon(
    [at(half, 0, 0.5), at(half, tall, 0.5), at(half, tall, deep), at(half, 0, deep)],
    rgb(lit(wall, shade.right)),
  );
  out += polygon(patch(camera, -half, half, 0.5, deep), rgb(floor));
  for (let x = -half; x <= half; x += 0.45)
    out += line([at(x, 0, 0.8), at(x, 0, deep)], rgb(lit(floor, 0.84)), 1.6);
  for (let z = deep; z > 0.8; z -= 0.45)
    out += line([at(-half, 0, z), at(half, 0, z)], rgb(lit(floor, 0.84)), 1.6);
  if (place.chance(0.6)) {
    const paint = rgb(lit(wall, 0.62));
    const high = place.between(0.9, 1.4);
    out += polygon(
      [at(-half, 0, 0.5), at(-half, high, 0.5), at(-half, high, deep), at(-half, 0, deep)],
      paint,
      'opacity="0.75"',
    );
    out += polygon(
      [at(half, 0, 0.5), at(half, high, 0.5), at(half, high, deep), at(half, 0, deep)],
      paint,
      'opacity="0.75"',
    );
    out += polygon(
      [at(-half, 0, deep), at(half, 0, deep), at(half, high, deep), at(-half, high, deep)],
      paint,
      'opacity="0.85"',
    );
  }
  if (place.chance(0.65)) {
    const side = place.chance(0.5) ? -half : half;
    const z1 = place.between(1.2, deep * 0.5);
    const z2 = z1 + place.between(1, 2);
    out += polygon(
      [at(side, 1, z1), at(side, 2.3, z1), at(side, 2.3, z2), at(side, 1, z2)],
      rgb(light.skyLow),
    );
    out += line([at(side, 1, (z1 + z2) / 2), at(side, 2.3, (z1 + z2) / 2)], rgb(lit(wall, 0.5)), 6);
    out += polygon(
      patch(
        camera,
        side > 0 ? half * 0.1 : -half * 0.9,
        side > 0 ? half * 0.9 : -half * 0.1,
        z1,
        z2 + 0.6,
      ),
      rgb([255, 244, 210], 0.22),
    );
  }
  if (place.chance(0.6))
    out += polygon(
      patch(camera, -0.15, 0.15, deep * 0.3, deep * 0.8, tall - 0.02),
      'rgb(250,252,252)',
    );
  return out + furniture(place, moment, camera, light, kind, half, deep);
}
