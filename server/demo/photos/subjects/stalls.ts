import { painted, under } from '../light.ts';
import {
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
} from '../pen.ts';
import type { Subject } from '../subject.ts';

/** Stalls, chairs and goods on the pavement; afterwards a free way. */
export const stalls: Subject = (place, _moment, { camera, light, spot }, state) => {
  if (state === 'after') return '';
  let out = '';
  const rows = place.int(2, 4);
  for (let i = rows; i > 0; i--) {
    const z = spot.z + i * place.between(0.5, 1.2);
    const x = spot.x + place.between(-1, 1) * spot.size * 0.5;
    const s = scaleAt(camera, z);
    const [px, py] = project(camera, x, 0, z);
    const w = s * place.between(0.8, 1.5);
    out += ellipse(px, py, w * 0.7, s * 0.1, 'rgba(10,10,12,0.4)');
    const wood = under(light, vary(place, [140, 100, 64]));
    for (const leg of [-1, 1])
      out += stroke(
        px + leg * w * 0.48,
        py,
        px + leg * w * 0.48,
        py - s * 0.7,
        rgb(lit(wood, 0.7)),
        s * 0.06,
      );
    out += rectangle(px - w / 2, py - s * 0.85, w, s * 0.2, rgb(wood));
    const goods = under(light, place.pick(tones('e2821e be2824 608c32 d6be50 5a3c6e')));
    for (let fruit = 0; fruit < 40; fruit++)
      out += ellipse(
        px + place.between(-0.46, 0.46) * w,
        py - s * place.between(0.84, 1.05),
        s * 0.05,
        s * 0.05,
        rgb(vary(place, goods, 0.18)),
      );
    if (place.chance(0.6)) {
      const shade = painted(place, light, 'b02c28 28508c dcd6c8 3c7850');
      out += stroke(px, py - s * 0.8, px, py - s * 2.1, rgb(lit(wood, 0.6)), s * 0.05);
      out += polygon(
        [
          [px - w * 0.9, py - s * 1.9],
          [px, py - s * 2.4],
          [px + w * 0.9, py - s * 1.9],
        ],
        rgb(shade),
      );
      out += polygon(
        [
          [px - w * 0.3, py - s * 1.9],
          [px, py - s * 2.4],
          [px + w * 0.3, py - s * 1.9],
        ],
        rgb(lit(shade, 1.35)),
      );
    }
  }
  for (let chair = place.int(1, 5); chair > 0; chair--) {
    const z = spot.z + place.between(-0.4, 0.8);
    const s = scaleAt(camera, z);
    const [px, py] = project(camera, spot.x + place.between(-1.2, 1.2), 0, z);
    const plastic = rgb(under(light, place.pick(tones('e2e2de 2850a0 b02828'))));
    for (const leg of [-0.2, 0.2])
      out += stroke(px + leg * s, py, px + leg * s * 0.9, py - s * 0.42, plastic, s * 0.04);
    out += rectangle(px - s * 0.22, py - s * 0.46, s * 0.44, s * 0.08, plastic);
    out += rectangle(px - s * 0.21, py - s * 0.92, s * 0.42, s * 0.4, plastic, 'rx="6"');
  }
  return out;
};
