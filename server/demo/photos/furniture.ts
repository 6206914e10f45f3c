/** What makes a room the room it is, and the people in it, without faces. */
import type { Random } from '../seeded.ts';
import { type Light, painted, under } from './light.ts';
import {
  type Camera,
  type Colour,
  ellipse,
  line,
  lit,
  polygon,
  project,
  rectangle,
  rgb,
  scaleAt,
  soft,
  stroke,
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

/** Somebody seen from behind or from afar: clothes and hair, no face. */
function person(
  random: Random,
  camera: Camera,
  light: Light,
  x: number,
  z: number,
  tall: number,
): string {
  const [px, py] = project(camera, x, 0, z);
  const s = scaleAt(camera, z) * (tall / 1.7);
  const cloth = painted(random, light, '3c465a 783c38 c8c4ba 2c2e32 5a6e5a 968264', 0.2);
  const robe = random.chance(0.45);
  let out = ellipse(px, py, s * 0.3, s * 0.07, 'rgba(10,10,14,0.35)');
  const shoulder = s * 0.24;
  if (robe) {
    const hem = s * random.between(0.26, 0.36);
    out += polygon(
      [
        [px - hem, py],
        [px - shoulder, py - s * 1.36],
        [px + shoulder, py - s * 1.36],
        [px + hem, py],
      ],
      rgb(cloth),
    );
    for (const fold of [-0.12, 0.02, 0.14])
      out += stroke(
        px + fold * s,
        py - s * 0.9,
        px + fold * s * 1.5,
        py,
        rgb(lit(cloth, 0.75)),
        s * 0.025,
      );
  } else {
    const trousers = rgb(painted(random, light, '26282e 3c4658 5a5046'));
    for (const leg of [-0.1, 0.1])
      out += stroke(
        px + leg * s,
        py - s * 0.8,
        px + leg * s * 1.2,
        py - s * 0.04,
        trousers,
        s * 0.17,
      );
    out += polygon(
      [
        [px - s * 0.2, py - s * 0.72],
        [px - shoulder, py - s * 1.36],
        [px + shoulder, py - s * 1.36],
        [px + s * 0.2, py - s * 0.72],
      ],
      rgb(cloth),
    );
  }
  for (const side of [-1, 1])
    out += stroke(
      px + side * shoulder * 0.92,
      py - s * 1.3,
      px + side * s * 0.29,
      py - s * 0.8,
      rgb(lit(cloth, side < 0 ? 0.85 : 1.05)),
      s * 0.12,
    );
  out += ellipse(px, py - s * 1.38, s * 0.2, s * 0.09, rgb(cloth));
  const head =
    robe && random.chance(0.7)
      ? painted(random, light, 'd2beb4 5a3c5a 283c5a 8c8478')
      : under(light, [46, 38, 34]);
  return out + ellipse(px, py - s * 1.57, s * 0.115, s * 0.15, rgb(head));
}

/** A figure close to the lens, turned from it: the picture that proves nothing. */
export function figure(
  moment: Random,
  size: { width: number; height: number },
  light: Light,
): string {
  const { width, height } = size;
  const x = width * moment.between(0.3, 0.7);
  const s = height * moment.between(0.5, 0.75);
  const cloth = painted(moment, light, '384a68 bebab0 6e3232 282a2e', 0.15);
  const hair = under(light, vary(moment, [52, 42, 36], 0.2));
  let out = soft(
    [
      [x - s * 0.62, height + 80],
      [x - s * 0.52, height * 0.72],
      [x - s * 0.12, height * 0.6],
      [x + s * 0.12, height * 0.6],
      [x + s * 0.52, height * 0.72],
      [x + s * 0.62, height + 80],
    ],
    rgb(cloth),
  );
  out += rectangle(
    x - s * 0.08,
    height * 0.5,
    s * 0.16,
    s * 0.24,
    rgb(under(light, [176, 132, 104])),
  );
  out += ellipse(x, height * 0.4, s * 0.19, s * 0.25, rgb(hair));
  for (let i = 0; i < 30; i++)
    out += stroke(
      x + moment.normal() * s * 0.08,
      height * 0.4 - s * 0.2,
      x + moment.normal() * s * 0.1,
      height * 0.4 + s * 0.18,
      rgb(lit(hair, moment.between(0.7, 1.4))),
      3,
      'opacity="0.5"',
    );
  return out;
}
