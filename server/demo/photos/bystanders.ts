/** People as a picture of an office shows them: from behind or afar, without faces. */
import type { Random } from '../seeded.ts';
import { type Light, painted, under } from './light.ts';
import {
  type Camera,
  ellipse,
  lit,
  polygon,
  project,
  rectangle,
  rgb,
  scaleAt,
  soft,
  stroke,
  vary,
} from './pen.ts';

/** Somebody seen from behind or from afar: clothes and hair, no face. */
export function person(
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
