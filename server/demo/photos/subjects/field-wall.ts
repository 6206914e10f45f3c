import { painted, under } from '../light.ts';
import { line, lit, patch, polygon, project, ragged, rgb, scaleAt, soft, vary } from '../pen.ts';
import type { Subject } from '../subject.ts';
import { brickwork } from './brickwork.ts';

/** A wall and a room put on farm land; afterwards the field with bare earth where they stood. */
export const fieldWall: Subject = (place, moment, street, state) => {
  const { camera, light, spot } = street;
  const green = painted(place, light, '567c34 6e8a3c 4a6e34 8c9450');
  let out = polygon(patch(camera, -60, 60, 0.9, 60), rgb(green));
  const lean = place.between(-0.5, 0.5);
  for (let x = -26; x < 26; x += place.between(0.35, 0.8)) {
    const row = lit(green, place.between(0.62, 1.25));
    out += line(
      [project(camera, x, 0, 1), project(camera, x + lean * 60, 0, 60)],
      rgb(row, 0.7),
      3,
    );
    const far = project(camera, x + lean * 6, 0, 7);
    out += line([project(camera, x, 0, 1), far], rgb(row, 0.8), place.between(7, 22));
  }
  if (state === 'before') return out + brickwork(place, moment, street, state);
  const [x, y] = project(camera, spot.x, 0, spot.z + 1.5);
  const s = scaleAt(camera, spot.z + 1.5);
  out += soft(ragged(place, x, y, s * 2, s * 0.4, 0.25), rgb(under(light, [120, 92, 62])));
  for (let i = 0; i < 60; i++) {
    const clod = ragged(
      moment,
      x + moment.normal() * s,
      y + moment.normal() * s * 0.15,
      s * 0.06,
      s * 0.04,
      0.4,
      6,
    );
    out += polygon(clod, rgb(under(light, vary(moment, [96, 74, 50], 0.25))));
  }
  return out;
};
