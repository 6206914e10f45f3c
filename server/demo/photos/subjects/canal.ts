import { under } from '../light.ts';
import {
  type Colour,
  ellipse,
  line,
  lit,
  polygon,
  project,
  rgb,
  scaleAt,
  stroke,
  vary,
} from '../pen.ts';
import type { Subject } from '../subject.ts';

/** A canal: cracked mud and weeds, then full of water. */
export const canal: Subject = (place, moment, { camera, light, spot }, state) => {
  const lean = place.between(-0.6, 0.6);
  const half = place.between(1, 2.2);
  const at = (side: number, z: number, y = 0) =>
    project(camera, spot.x + side * half + lean * (z - spot.z) * 0.4, y, z);
  const bed: Colour =
    state === 'after'
      ? under(light, vary(place, [92, 116, 118]))
      : under(light, vary(place, [150, 124, 92]));
  let out = polygon(
    [at(-1.5, 1.4), at(1.5, 1.4), at(1.5, 60), at(-1.5, 60)],
    rgb(under(light, [122, 108, 78])),
  );
  out += polygon([at(-1, 1.4), at(1, 1.4), at(1, 60), at(-1, 60)], rgb(bed));
  for (let i = 0; i < 40; i++) {
    const z = moment.between(1.8, 14);
    const [x, y] = at(moment.between(-0.9, 0.9), z);
    const s = scaleAt(camera, z);
    out +=
      state === 'after'
        ? ellipse(x, y, s * moment.between(0.2, 0.7), s * 0.03, rgb(light.skyLow, 0.35))
        : line(
            [
              [x, y],
              [x + s * moment.between(-0.3, 0.3), y + s * moment.between(0.05, 0.2)],
              [x + s * moment.between(-0.4, 0.4), y + s * 0.25],
            ],
            rgb(lit(bed, 0.55)),
            2.4,
          );
  }
  for (let i = 0; i < 50; i++) {
    const z = place.between(2, 20);
    const [x, y] = at(place.pick([-1, 1]) * place.between(1, 1.5), z);
    const s = scaleAt(camera, z);
    const reed = rgb(under(light, vary(place, [84, 112, 52], 0.25)));
    for (let blade = 0; blade < 3; blade++)
      out += stroke(
        x,
        y,
        x + s * place.between(-0.15, 0.15),
        y - s * place.between(0.3, 0.9),
        reed,
        s * 0.03,
      );
  }
  return out;
};
