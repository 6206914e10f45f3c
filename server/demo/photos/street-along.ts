import type { Random } from '../seeded.ts';
import { front } from './house-fronts.ts';
import { type Light, under } from './light.ts';
import {
  type Camera,
  type Colour,
  lit,
  mix,
  type Point,
  patch,
  polygon,
  project,
  rgb,
  tones,
  vary,
} from './pen.ts';
import { parkedCar, tree, wires } from './street-things.ts';
import { pavements, walls } from './surfaces.ts';

/** A street that runs away from the camera, with houses on one side or both. */
export function along(place: Random, camera: Camera, light: Light): string {
  const half = place.between(2.6, 6);
  const walk = place.between(0.9, 2.6);
  const paving = under(light, vary(place, place.pick(pavements)));
  let out = '';
  for (let i = 0; i < 7; i++) {
    const x = place.between(-60, 60);
    const block = under(light, mix(vary(place, place.pick(walls)), light.skyLow, 0.45));
    out += front(camera, x, x + place.between(8, 22), 70, 0, place.between(5, 26), rgb(block));
  }
  for (const side of [-1, 1] as const) {
    out += polygon(
      patch(camera, side * half, side * (half + walk), 1, 80, 0.02),
      rgb(lit(paving, side < 0 ? 0.9 : 1)),
    );
    out += kerb(place, camera, light, side * half, paving);
    if (place.chance(0.86)) out += houses(place, camera, light, side, side * (half + walk));
    else if (place.chance(0.6)) out += gardenWall(place, camera, light, side * (half + walk));
    for (let z = place.between(7, 14); z < 50; z += place.between(9, 16))
      if (place.chance(0.4))
        out += tree(place, camera, light, side * (half + walk * 0.7), z, place.between(3, 6));
  }
  if (place.chance(0.35))
    for (let z = 3; z < 60; z += 4.5)
      out += polygon(
        patch(camera, -0.08, 0.08, z, z + 2.2),
        rgb(under(light, [214, 210, 200]), 0.7),
      );
  for (let i = place.int(0, 3); i > 0; i--) {
    const side = place.chance(0.5) ? 1 : -1;
    out += parkedCar(place, camera, light, side * (half - 1.1), place.between(9, 28));
  }
  if (place.chance(0.7)) out += wires(place, camera, half + walk * 0.5, light);
  return out;
}

function houses(place: Random, camera: Camera, light: Light, side: -1 | 1, x: number): string {
  let out = '';
  const runs: [number, number][] = [];
  for (let z = place.between(1.2, 6); z < 75; ) {
    const deep = place.between(6, 14);
    runs.push([z, z + deep]);
    z += deep + (place.chance(0.25) ? place.between(2, 7) : 0);
  }
  for (const [near, far] of runs.reverse()) {
    const tall = place.between(3.4, 19);
    const sunny = side < 0 ? 0.72 : 1.02;
    const colour = under(light, lit(vary(place, place.pick(walls)), sunny));
    const at = (y: number, z: number): Point => project(camera, x, y, z);
    out += polygon([at(0, near), at(tall, near), at(tall, far), at(0, far)], rgb(colour));
    // the wall that faces the camera
    out += polygon(
      [
        at(0, near),
        at(tall, near),
        project(camera, x + side * 12, tall, near),
        project(camera, x + side * 12, 0, near),
      ],
      rgb(lit(colour, side < 0 ? 1.25 : 0.8)),
    );
    const bay = (far - near) / Math.max(2, Math.round((far - near) / 2.6));
    for (let floor = 0; floor * 3 + 2.6 < tall + 0.4; floor++)
      for (let z = near + bay * 0.3; z + bay * 0.4 < far; z += bay) {
        const low = floor * 3 + (floor === 0 ? 0.1 : 1);
        const high = floor * 3 + 2.4;
        const pane = lit(colour, place.between(0.3, 0.62));
        out += polygon(
          [at(low, z), at(high, z), at(high, z + bay * 0.5), at(low, z + bay * 0.5)],
          rgb(
            floor === 0 && place.chance(0.5)
              ? under(light, vary(place, [90, 110, 120], 0.4))
              : pane,
          ),
        );
        if (floor > 0 && place.chance(0.3))
          out += polygon(
            patch(camera, x, x - side * 0.8, z - 0.1, z + bay * 0.6, floor * 3 + 0.9),
            rgb(lit(colour, 0.8)),
          );
      }
  }
  return out;
}

const gardenWall = (place: Random, camera: Camera, light: Light, x: number): string => {
  const tall = place.between(1.6, 3);
  const colour = under(light, vary(place, place.pick(walls)));
  return polygon(
    [
      project(camera, x, 0, 1.5),
      project(camera, x, tall, 1.5),
      project(camera, x, tall, 70),
      project(camera, x, 0, 70),
    ],
    rgb(colour),
  );
};

function kerb(place: Random, camera: Camera, light: Light, x: number, paving: Colour): string {
  const painted = place.pick<Colour[] | undefined>([
    undefined,
    tones('e2ded6 28282a'),
    tones('d8b03c 2c2a28'),
  ]);
  let out = '';
  const step = 0.8;
  for (let z = 30, i = 0; z > 1; z -= step, i++) {
    const colour = painted
      ? under(light, painted[i % 2] as Colour)
      : lit(paving, i % 2 ? 0.78 : 0.84);
    out += polygon(
      [
        project(camera, x, 0, z),
        project(camera, x, 0.16, z),
        project(camera, x, 0.16, z - step),
        project(camera, x, 0, z - step),
      ],
      rgb(colour),
    );
  }
  return out;
}
