import type { Random } from '../seeded.ts';
import { front, shopFront, wear } from './house-fronts.ts';
import { type Light, under } from './light.ts';
import { type Camera, lit, patch, polygon, rgb, vary } from './pen.ts';
import { parkedCar } from './street-things.ts';
import { pavements, walls } from './surfaces.ts';

/** Looking across the road at the house fronts. */
export function acrossStreet(place: Random, camera: Camera, light: Light, spotZ: number): string {
  const wallZ = spotZ + place.between(1.2, 5);
  const roadZ = wallZ - place.between(1, 2.4);
  const reach = (camera.width / camera.focal) * wallZ;
  const left = (-camera.centre / camera.focal) * wallZ;
  const paving = under(light, vary(place, place.pick(pavements)));
  let out = polygon(patch(camera, left - 3, left + reach + 3, roadZ, wallZ, 0.02), rgb(paving));
  for (let x = left - place.between(0, 4); x < left + reach + 1; ) {
    const wide = place.between(2.6, 8);
    const colour = under(light, vary(place, place.pick(walls)));
    if (place.chance(0.1)) {
      x += wide * 0.6; // a gap: the sky or a far house
      continue;
    }
    const tall = place.between(2.4, 17);
    out += front(camera, x, x + wide, wallZ, 0, tall, rgb(colour));
    if (place.chance(0.7)) out += shopFront(place, camera, light, x + 0.2, x + wide - 0.2, wallZ);
    for (let floor = 1; floor * 3 + 2.4 < tall; floor++)
      for (let wx = x + 0.5; wx + 1.1 < x + wide; wx += place.between(1.6, 2.4)) {
        out += front(
          camera,
          wx,
          wx + 1.1,
          wallZ,
          floor * 3 + 0.9,
          floor * 3 + 2.3,
          rgb(place.chance(0.5) ? lit(colour, 0.45) : under(light, [96, 74, 56])),
        );
        if (place.chance(0.25))
          out += front(
            camera,
            wx - 0.15,
            wx + 1.3,
            wallZ - 0.5,
            floor * 3 + 0.7,
            floor * 3 + 1.2,
            rgb(lit(colour, 0.7)),
          );
      }
    out += wear(place, camera, light, x, x + wide, tall, wallZ);
    x += wide + (place.chance(0.2) ? place.between(0.4, 2) : 0);
  }
  // the step down from the pavement
  out += front(camera, left - 3, left + reach + 3, roadZ, 0, 0.15, rgb(lit(paving, 0.72)));
  if (place.chance(0.35))
    out += parkedCar(place, camera, light, left + place.between(0, reach), roadZ - 0.9);
  return out;
}
