import { painted, under } from '../light.ts';
import { ellipse, line, lit, polygon, rectangle, rgb, stroke, tones, vary } from '../pen.ts';
import type { Subject } from '../subject.ts';

/** A tap over a basin: dry, then running. */
export const tap: Subject = (place, moment, { camera, light }, state) => {
  const { width, height } = camera;
  const tile = painted(place, light, 'ced2d0 b2c4cc ded2ba 8c7868');
  const step = width * place.between(0.1, 0.2);
  let out = rectangle(-width * 0.1, -height * 0.1, width * 1.2, height * 1.2, rgb(tile));
  for (let x = place.between(-step, 0); x < width; x += step)
    out += stroke(x, 0, x, height, rgb(lit(tile, 0.82)), 4);
  for (let y = place.between(-step, 0); y < height; y += step)
    out += stroke(0, y, width, y, rgb(lit(tile, 0.82)), 4);
  const x = width * place.between(0.3, 0.7);
  const y = height * place.between(0.24, 0.42);
  const t = width * place.between(0.035, 0.055);
  const steel = rgb(under(light, [176, 180, 184]));
  const basin = height * place.between(0.68, 0.8);
  out += ellipse(
    x,
    basin + height * 0.1,
    width * 0.42,
    height * 0.18,
    rgb(under(light, [226, 226, 222])),
  );
  out += ellipse(
    x,
    basin + height * 0.1,
    width * 0.36,
    height * 0.13,
    rgb(under(light, [168, 168, 166])),
  );
  out += ellipse(x, basin + height * 0.13, width * 0.03, height * 0.016, 'rgb(40,40,42)');
  out += line(
    [
      [x - t * 4, y],
      [x, y],
      [x + t * 0.2, y + t * 1.8],
    ],
    steel,
    t * 1.2,
    'stroke-linejoin="round"',
  );
  out += stroke(x - t * 2.4, y, x - t * 2.4, y - t * 1.8, steel, t * 0.8);
  out += stroke(
    x - t * 4,
    y - t * 2,
    x - t * 0.8,
    y - t * 2,
    rgb(under(light, vary(place, [120, 124, 128]))),
    t * 0.7,
  );
  if (state === 'after') {
    out += polygon(
      [
        [x - t * 0.3, y + t * 2.2],
        [x + t * 0.7, y + t * 2.2],
        [x + t * 0.5, basin + height * 0.12],
        [x - t * 0.2, basin + height * 0.12],
      ],
      'rgba(226,238,246,0.75)',
    );
    for (let i = 0; i < 22; i++)
      out += ellipse(
        x + moment.normal() * t * 3,
        basin + height * 0.11 + moment.normal() * 12,
        moment.between(3, 10),
        3,
        'rgba(240,248,252,0.7)',
      );
  } else if (place.chance(0.6)) {
    const bucket = under(light, place.pick(tones('3c64aa be3c32 508c50')));
    const bx = width * place.pick([0.16, 0.84]);
    out += polygon(
      [
        [bx - t * 2, height * 0.98],
        [bx - t * 2.7, height * 0.72],
        [bx + t * 2.7, height * 0.72],
        [bx + t * 2, height * 0.98],
      ],
      rgb(bucket),
    );
    out += ellipse(bx, height * 0.72, t * 2.7, t * 0.7, rgb(lit(bucket, 0.45)));
  }
  return out;
};
