import { under } from '../light.ts';
import { line, lit, polygon, project, ragged, rgb, scaleAt, soft, vary } from '../pen.ts';
import type { Subject } from '../subject.ts';
import { brickwork } from './brickwork.ts';

/** A wall and a room put on farm land; afterwards the field. */
export const fieldWall: Subject = (place, moment, street, state) => {
  const { camera, light, spot } = street;
  let out = '';
  const rowGreen = under(light, vary(place, [86, 124, 52]));
  for (let z = 26; z > 2.5; z *= 0.86)
    out += line(
      [project(camera, -30, 0, z), project(camera, 30, 0, z)],
      rgb(lit(rowGreen, place.between(0.7, 1.2))),
      scaleAt(camera, z) * 0.12,
    );
  if (state === 'before') return out + brickwork(place, moment, street, state);
  const [x, y] = project(camera, spot.x, 0, spot.z + 1.5);
  const s = scaleAt(camera, spot.z + 1.5);
  out += soft(ragged(place, x, y, s * 2, s * 0.4, 0.25), rgb(under(light, [120, 92, 62])));
  for (let i = 0; i < 20; i++)
    out += polygon(
      ragged(
        moment,
        x + moment.normal() * s,
        y + moment.normal() * s * 0.15,
        s * 0.06,
        s * 0.04,
        0.4,
        6,
      ),
      rgb(under(light, vary(moment, [96, 74, 50]))),
    );
  return out;
};
