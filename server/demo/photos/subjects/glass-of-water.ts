import { painted, under } from '../light.ts';
import { type Colour, ellipse, lit, polygon, rectangle, rgb, stroke, vary } from '../pen.ts';
import type { Subject } from '../subject.ts';

/** Water in a glass, brown then clear; held before a wall of tiles. */
export const glassOfWater: Subject = (place, moment, { camera, light }, state) => {
  const { width, height } = camera;
  const tile = painted(place, light, 'd6d8d4 96b4be cebaa0 788c78');
  const step = width * place.between(0.09, 0.18);
  let out = rectangle(-width * 0.1, -height * 0.1, width * 1.2, height * 1.2, rgb(tile));
  for (let x = place.between(-step, 0); x < width; x += step)
    out += stroke(x, 0, x, height, rgb(lit(tile, 0.8)), 4);
  for (let y = place.between(-step, 0); y < height; y += step)
    out += stroke(0, y, width, y, rgb(lit(tile, 0.8)), 4);
  const shelf = height * place.between(0.7, 0.86);
  out += rectangle(0, shelf, width, height, rgb(painted(place, light, 'bab8b4 785c42 46464a')));
  const x = width * place.between(0.25, 0.75);
  const w = width * place.between(0.09, 0.16);
  const tall = height * place.between(0.34, 0.52);
  const foot = shelf + height * place.between(0.02, 0.08);
  const water: Colour =
    state === 'before' ? under(light, vary(place, [150, 112, 56])) : under(light, [214, 226, 230]);
  const level = tall * moment.between(0.66, 0.85);
  out += ellipse(x + w * 0.3, foot, w * 1.3, w * 0.28, 'rgba(10,10,14,0.3)');
  out += polygon(
    [
      [x - w * 0.78, foot],
      [x - w * 0.78 - w * 0.2 * 0.8, foot - level],
      [x + w * 0.78 + w * 0.2 * 0.8, foot - level],
      [x + w * 0.78, foot],
    ],
    rgb(water, 0.92),
  );
  out += ellipse(x, foot - level, w * 0.94, w * 0.2, rgb(lit(water, 1.15)));
  out += polygon(
    [
      [x - w * 0.8, foot],
      [x - w, foot - tall],
      [x + w, foot - tall],
      [x + w * 0.8, foot],
    ],
    'rgba(255,255,255,0.16)',
    'stroke="rgba(255,255,255,0.7)" stroke-width="4"',
  );
  out += stroke(
    x - w * 0.7,
    foot - tall * 0.9,
    x - w * 0.6,
    foot - tall * 0.15,
    'rgba(255,255,255,0.6)',
    7,
  );
  if (state === 'before')
    for (let i = 0; i < 34; i++)
      out += ellipse(
        x + moment.between(-0.7, 0.7) * w,
        foot - moment.between(0.02, 0.9) * level,
        3.4,
        2.6,
        'rgba(70,48,22,0.7)',
      );
  return out;
};
