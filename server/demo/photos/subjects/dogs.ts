import { painted } from '../light.ts';
import { ellipse, polygon, project, rgb, scaleAt, stroke } from '../pen.ts';
import type { Subject } from '../subject.ts';

/** Dogs in the road; afterwards none. */
export const dogs: Subject = (place, _moment, { camera, light, spot }, state) => {
  if (state === 'after') return '';
  let out = '';
  for (let i = place.int(2, 5); i > 0; i--) {
    const z = Math.min(spot.z, 7) * place.between(0.85, 1.3);
    const [x, y] = project(camera, spot.x + place.between(-1.4, 1.4), 0, z);
    const s = scaleAt(camera, z) * place.between(0.8, 1.05);
    const coat = rgb(painted(place, light, 'b28e60 3c342e d6ccba 7e5c3e'));
    const way = place.chance(0.5) ? 1 : -1;
    out += ellipse(x, y, s * 0.5, s * 0.08, 'rgba(10,10,12,0.4)');
    for (const leg of [-0.3, -0.22, 0.2, 0.29])
      out += stroke(
        x + leg * s,
        y - s * 0.3,
        x + leg * s + way * s * place.between(-0.04, 0.06),
        y,
        coat,
        s * 0.07,
      );
    out += ellipse(x, y - s * 0.4, s * 0.38, s * 0.15, coat);
    out += stroke(
      x + way * s * 0.3,
      y - s * 0.46,
      x + way * s * 0.46,
      y - s * 0.62,
      coat,
      s * 0.14,
    );
    out += ellipse(x + way * s * 0.5, y - s * 0.64, s * 0.15, s * 0.1, coat);
    out += polygon(
      [
        [x + way * s * 0.42, y - s * 0.7],
        [x + way * s * 0.44, y - s * 0.83],
        [x + way * s * 0.5, y - s * 0.72],
      ],
      coat,
    );
    out += stroke(
      x - way * s * 0.36,
      y - s * 0.46,
      x - way * s * 0.56,
      y - s * 0.66,
      coat,
      s * 0.06,
    );
  }
  return out;
};
