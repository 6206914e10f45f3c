import type { Random } from '../seeded.ts';
import { front } from './house-fronts.ts';
import { type Light, painted, under } from './light.ts';
import {
  type Camera,
  line,
  lit,
  mix,
  type Point,
  patch,
  polygon,
  project,
  rgb,
  scaleAt,
  vary,
} from './pen.ts';
import { palm, tree } from './street-things.ts';
import { pavements, walls } from './surfaces.ts';

/** The ground at the photographer's feet: slabs, a kerb, a drain, the foot of a wall. */
export function lookingDown(
  place: Random,
  camera: Camera,
  light: Light,
  spot: { x: number; z: number; size: number },
): string {
  const paving = under(light, vary(place, place.pick(pavements), 0.2));
  let out = '';
  const turn = place.between(-0.9, 0.9);
  const edge = spot.x + place.pick([-1, 1]) * spot.size * place.between(0.35, 0.8);
  const along1 = (z: number) => edge + turn * (z - spot.z);
  const far = 60;
  const right = place.chance(0.5);
  const region: Point[] = [
    project(camera, along1(0.8), 0.03, 0.8),
    project(camera, right ? 40 : -40, 0.03, 0.8),
    project(camera, (right ? 40 : -40) + turn * far, 0.03, far),
    project(camera, along1(far), 0.03, far),
  ];
  out += polygon(region, rgb(paving));
  const slab = place.between(0.3, 0.6);
  for (let i = 1; i < 26; i++) {
    const offset = (right ? 1 : -1) * i * slab;
    out += line(
      [
        project(camera, along1(0.8) + offset, 0.03, 0.8),
        project(camera, along1(12) + offset, 0.03, 12),
      ],
      rgb(lit(paving, 0.74)),
      1.6,
    );
  }
  out += line(
    [project(camera, along1(0.8), 0.03, 0.8), project(camera, along1(14), 0.03, 14)],
    rgb(lit(paving, place.chance(0.5) ? 1.3 : 0.5)),
    scaleAt(camera, spot.z) * place.between(0.06, 0.2),
  );
  if (place.chance(0.55)) {
    const wallZ = spot.z + spot.size * place.between(0.5, 1.1);
    const colour = under(light, vary(place, place.pick(walls), 0.2));
    out += front(camera, -30, 30, wallZ, 0, 6, rgb(colour));
    out += front(camera, -30, 30, wallZ, 0, 0.3, rgb(lit(colour, 0.6)));
  }
  return out;
}

/** A dirt road between fields, palms and a few low houses. */
export function country(place: Random, camera: Camera, light: Light): string {
  const green = painted(place, light, '60803a 808c42 988854 466834');
  const half = place.between(1.4, 3.4);
  let out = '';
  for (const side of [-1, 1])
    out += polygon(
      patch(camera, side * half, side * 90, 1, 200, 0),
      rgb(lit(green, place.between(0.8, 1.15))),
    );
  for (let i = place.int(2, 6); i > 0; i--) {
    const x = place.between(-40, 40);
    out += front(
      camera,
      x,
      x + place.between(5, 12),
      45,
      0,
      place.between(3, 8),
      rgb(under(light, mix(vary(place, place.pick(walls)), light.skyLow, 0.3))),
    );
  }
  for (let i = place.int(2, 7); i > 0; i--) {
    const side = place.chance(0.5) ? 1 : -1;
    const z = place.between(6, 34);
    const x = side * (half + place.between(0.5, 9));
    out += place.chance(0.6)
      ? palm(place, camera, light, x, z)
      : tree(place, camera, light, x, z, place.between(3, 7));
  }
  return out;
}
