/** Walls, shops and what years do to both. Sizes in metres. */
import type { Random } from '../seeded.ts';
import { type Light, painted, under } from './light.ts';
import {
  type Camera,
  type Colour,
  ellipse,
  lit,
  polygon,
  project,
  rectangle,
  rgb,
  scaleAt,
  stroke,
  tones,
  vary,
  writing,
} from './pen.ts';

const awnings: readonly Colour[] = tones('b0342c 2c603c 284678 cea032 783c64 e6e4dc');

/** A shop or its lowered shutter, with a sign. */
export function shopFront(
  random: Random,
  camera: Camera,
  light: Light,
  x1: number,
  x2: number,
  z: number,
): string {
  const [left, base] = project(camera, x1, 0, z);
  const [right] = project(camera, x2, 0, z);
  const s = scaleAt(camera, z);
  const open = random.chance(0.45);
  const height = s * 2.3;
  const shade = under(
    light,
    open ? [36, 34, 36] : vary(random, random.pick(tones('60707c 466054 80786e'))),
  );
  let out = rectangle(left, base - height, right - left, height, rgb(shade));
  if (open)
    for (let i = 0; i < 14; i++)
      out += rectangle(
        random.between(left, right - s * 0.3),
        base - random.between(s * 0.3, height),
        s * random.between(0.12, 0.4),
        s * random.between(0.12, 0.34),
        rgb(under(light, vary(random, random.pick(awnings), 0.25)), 0.8),
      );
  else
    for (let y = base - height; y < base; y += s * 0.14)
      out += stroke(left, y, right, y, rgb(lit(shade, 0.8)), 1.2);
  const sign = under(light, random.pick(awnings));
  const tall = s * random.between(0.5, 0.8);
  out += rectangle(left - s * 0.1, base - height - tall, right - left + s * 0.2, tall, rgb(sign));
  const ink =
    sign[0] + sign[1] + sign[2] > 380 * (light.tint[0] as number)
      ? 'rgb(40,36,36)'
      : 'rgb(236,232,222)';
  out += writing(
    random,
    right - s * 0.3,
    base - height - tall * 0.35,
    (right - left) * 0.75,
    tall * 0.5,
    ink,
  );
  if (random.chance(0.4))
    out += polygon(
      [
        [left - s * 0.1, base - height],
        [right + s * 0.1, base - height],
        [right + s * 0.4, base - height + s * 0.55],
        [left - s * 0.4, base - height + s * 0.55],
      ],
      rgb(lit(sign, 0.82)),
    );
  return out;
}

/** A wall that faces the camera. */
export const front = (
  camera: Camera,
  x1: number,
  x2: number,
  z: number,
  low: number,
  high: number,
  fill: string,
): string =>
  polygon(
    [
      project(camera, x1, low, z),
      project(camera, x2, low, z),
      project(camera, x2, high, z),
      project(camera, x1, high, z),
    ],
    fill,
  );

/** What years do to a house front: streaks under the sills, patches, machines, washing. */
export function wear(
  random: Random,
  camera: Camera,
  light: Light,
  x1: number,
  x2: number,
  tall: number,
  z: number,
): string {
  const s = scaleAt(camera, z);
  const at = (x: number, y: number) => project(camera, x, y, z);
  let out = '';
  for (let i = 0; i < 9; i++) {
    const [x, y] = at(random.between(x1, x2), random.between(0.4, tall));
    const long = s * random.between(0.4, 2);
    out += rectangle(
      x,
      y,
      s * random.between(0.03, 0.2),
      long,
      rgb([30, 24, 18], random.between(0.04, 0.14)),
    );
  }
  const [left, base] = at(x1, 0);
  const [right] = at(x2, 0);
  out += rectangle(left, base - s * 0.5, right - left, s * 0.5, 'rgba(30,24,20,0.16)');
  for (let floor = 1; floor * 3 + 2 < tall; floor++) {
    const [x, y] = at(
      random.between(x1, Math.max(x1, x2 - 1.2)),
      floor * 3 + random.between(0.4, 1),
    );
    if (random.chance(0.45)) {
      out += rectangle(x, y, s * 0.8, s * 0.5, rgb(under(light, [214, 212, 204])));
      out += ellipse(x + s * 0.28, y + s * 0.25, s * 0.2, s * 0.2, rgb(under(light, [90, 90, 90])));
      out += rectangle(x + s * 0.1, y + s * 0.5, s * 0.06, s * 1.3, 'rgba(30,24,18,0.25)');
    } else if (random.chance(0.4))
      for (let cloth = 0; cloth < 5; cloth++) {
        const colour = painted(random, light, 'e6e2dc 8c3c38 3c5a8c c8b45a 5a7a5a 2e3038', 0.2);
        out += rectangle(
          x + cloth * s * 0.3,
          y + s * 0.2,
          s * 0.24,
          s * random.between(0.3, 0.7),
          rgb(colour),
        );
      }
  }
  return out;
}
