/** What makes a room the room it is, and the people in it, without faces. */

import type { Random } from '../seeded.ts';
import { person } from './bystanders.ts';
import { type Light, painted, under } from './light.ts';
import {
  type Camera,
  type Colour,
  line,
  lit,
  polygon,
  project,
  rectangle,
  rgb,
  scaleAt,
  tones,
  vary,
  writing,
} from './pen.ts';

export type Room = 'counter' | 'ward' | 'classroom' | 'shop';

export function furniture(
  place: Random,
  moment: Random,
  camera: Camera,
  light: Light,
  kind: Room,
  half: number,
  deep: number,
): string {
  const at = (x: number, y: number, z: number) => project(camera, x, y, z);
  const wood = painted(place, light, '86603e 604634 bea682 6e7276', 0.15);
  let out = notice(place, camera, light, half, deep);
  if (kind === 'ward') {
    for (let bed = 0; bed < 3; bed++) {
      const z = deep - 0.8 - bed * place.between(1.2, 1.8);
      if (z < 1.7) break;
      const side = place.chance(0.5) ? 1 : -1;
      const near = side * half * 0.98;
      const end = side * (half - 1.9);
      out += polygon(
        [at(near, 0.6, z), at(end, 0.6, z), at(end, 0.6, z + 0.9), at(near, 0.6, z + 0.9)],
        rgb(under(light, [232, 234, 232])),
      );
      out += polygon(
        [at(near, 0.3, z), at(end, 0.3, z), at(end, 0.6, z), at(near, 0.6, z)],
        rgb(under(light, [170, 176, 178])),
      );
      out += polygon(
        [
          at(near - side * 0.6, 0.62, z),
          at(end, 0.62, z),
          at(end, 0.62, z + 0.9),
          at(near - side * 0.6, 0.62, z + 0.9),
        ],
        rgb(painted(place, light, '5a8caa 6ea078 b47878')),
      );
      out += line(
        [at(near - side * 0.2, 0, z), at(near - side * 0.2, 1.9, z)],
        rgb(under(light, [150, 154, 156])),
        4,
      );
    }
  } else if (kind === 'classroom') {
    out += polygon(
      [
        at(-half * 0.7, 1, deep - 0.02),
        at(half * 0.7, 1, deep - 0.02),
        at(half * 0.7, 2.2, deep - 0.02),
        at(-half * 0.7, 2.2, deep - 0.02),
      ],
      rgb(under(light, place.pick(tones('264636 1e2224 eceeec')))),
    );
    for (let z = deep - 1; z > 1.3; z -= 0.85)
      for (const x of [-half * 0.55, half * 0.5]) {
        const wide = half * 0.4;
        out += polygon(
          [
            at(x - wide, 0.72, z),
            at(x + wide, 0.72, z),
            at(x + wide, 0.72, z + 0.35),
            at(x - wide, 0.72, z + 0.35),
          ],
          rgb(wood),
        );
        out += polygon(
          [at(x - wide, 0, z), at(x + wide, 0, z), at(x + wide, 0.72, z), at(x - wide, 0.72, z)],
          rgb(lit(wood, 0.6)),
        );
        for (let pupil = 0; pupil < 3; pupil++)
          if (place.chance(0.5))
            out += person(
              place,
              camera,
              light,
              x - wide + wide * (0.35 + pupil * 0.65),
              z + 0.5,
              1.25,
            );
      }
  } else if (kind === 'shop') {
    for (const y of [0.5, 1, 1.5, 2]) {
      out += line([at(-half, y, deep - 0.05), at(half, y, deep - 0.05)], rgb(wood), 8);
      for (let x = -half + 0.1; x < half; x += place.between(0.14, 0.3)) {
        const [px, py] = at(x, y, deep - 0.1);
        const s = scaleAt(camera, deep);
        out += rectangle(
          px,
          py - s * place.between(0.2, 0.4),
          s * place.between(0.1, 0.2),
          s * 0.4,
          rgb(painted(place, light, 'be322c e6be3c 3c6ea0 e2ded2 508c50')),
        );
      }
    }
    out += counter(place, camera, light, half, deep * 0.62, wood);
  } else {
    for (let i = place.int(1, 3); i > 0; i--)
      out += person(place, camera, light, place.between(-half * 0.8, half * 0.8), deep * 0.75, 1.7);
    out += counter(place, camera, light, half, deep * place.between(0.5, 0.65), wood);
  }
  for (let i = moment.int(0, 3); i > 0; i--)
    out += person(
      moment,
      camera,
      light,
      moment.between(-half * 0.9, half * 0.9),
      deep * moment.between(0.3, 0.5),
      1.65,
    );
  return out;
}

function counter(
  place: Random,
  camera: Camera,
  light: Light,
  half: number,
  z: number,
  wood: Colour,
): string {
  const at = (x: number, y: number, d: number) => project(camera, x, y, d);
  const left = place.chance(0.5) ? -half : -half * place.between(0, 0.6);
  let out = polygon(
    [at(left, 0, z), at(half, 0, z), at(half, 1.1, z), at(left, 1.1, z)],
    rgb(wood),
  );
  out += polygon(
    [at(left, 1.1, z), at(half, 1.1, z), at(half, 1.1, z + 0.6), at(left, 1.1, z + 0.6)],
    rgb(lit(wood, 1.3)),
  );
  for (let x = left; x < half; x += 0.8)
    out += line([at(x, 0, z), at(x, 1.1, z)], rgb(lit(wood, 0.7)), 3);
  if (place.chance(0.5))
    out += polygon(
      [
        at(left, 1.1, z + 0.05),
        at(half, 1.1, z + 0.05),
        at(half, 1.9, z + 0.05),
        at(left, 1.9, z + 0.05),
      ],
      'rgba(210,230,236,0.2)',
      'stroke="rgba(180,190,190,0.7)" stroke-width="4"',
    );
  for (let i = place.int(1, 4); i > 0; i--) {
    const x = place.between(left + 0.3, half - 0.3);
    const [px, py] = at(x, 1.1, z + 0.3);
    const s = scaleAt(camera, z);
    if (place.chance(0.4)) {
      out += rectangle(
        px - s * 0.24,
        py - s * 0.42,
        s * 0.48,
        s * 0.34,
        rgb(under(light, [34, 36, 40])),
      );
      out += rectangle(
        px - s * 0.22,
        py - s * 0.4,
        s * 0.44,
        s * 0.29,
        rgb(under(light, [120, 160, 190])),
      );
    } else
      for (let paper = 0; paper < 6; paper++)
        out += rectangle(
          px - s * 0.15 + place.between(-4, 4),
          py - s * 0.02 * paper - s * 0.03,
          s * 0.3,
          s * 0.03,
          rgb(under(light, vary(place, [226, 222, 208]))),
        );
  }
  return out;
}

function notice(place: Random, camera: Camera, light: Light, half: number, deep: number): string {
  let out = '';
  for (let i = place.int(1, 4); i > 0; i--) {
    const x = place.between(-half * 0.85, half * 0.6);
    const y = place.between(1.5, 2.3);
    const [left, top] = project(camera, x, y, deep - 0.01);
    const s = scaleAt(camera, deep);
    const w = s * place.between(0.3, 0.8);
    const h = s * place.between(0.3, 0.6);
    const paper = under(light, place.pick(tones('eeece2 28508c 1e6e50 be3c32')));
    const ink = paper[0] > 150 ? 'rgb(50,50,70)' : 'rgb(240,240,232)';
    out += rectangle(left, top, w, h, rgb(paper));
    for (let row = 0.25; row < 0.9; row += 0.22)
      out += writing(place, left + w * 0.92, top + h * row, w * 0.82, h * 0.12, ink);
  }
  return out;
}
