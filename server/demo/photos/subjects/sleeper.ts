import { painted, under } from '../light.ts';
import { lit, patch, polygon, project, ragged, rgb, scaleAt, soft, stroke } from '../pen.ts';
import type { Subject } from '../subject.ts';

/** A person asleep under blankets; afterwards the empty place. No face is drawn. */
export const sleeper: Subject = (place, _moment, { camera, light, spot }, state) => {
  if (state === 'after') return '';
  const [cx, cy] = project(camera, spot.x, 0, spot.z);
  const s = scaleAt(camera, spot.z);
  let out = polygon(
    patch(camera, spot.x - 1.1, spot.x + 1.1, spot.z - 0.45, spot.z + 0.45),
    rgb(under(light, [176, 142, 100])),
  );
  const blanket = painted(place, light, '603c3c 424a60 786e5a 546046');
  out += soft(ragged(place, cx, cy - s * 0.2, s * 0.95, s * 0.3, 0.12, 16), rgb(blanket));
  for (let fold = -3; fold <= 3; fold++)
    out += stroke(
      cx + fold * s * 0.25,
      cy - s * 0.44,
      cx + fold * s * 0.25 + place.between(-20, 20),
      cy,
      rgb(lit(blanket, place.chance(0.5) ? 0.7 : 1.3)),
      s * 0.04,
    );
  out += soft(
    ragged(place, cx + s * 0.95, cy - s * 0.22, s * 0.2, s * 0.16, 0.15, 9),
    rgb(under(light, [60, 52, 50])),
  );
  out += soft(
    ragged(place, cx - s * 1.25, cy - s * 0.18, s * 0.22, s * 0.2, 0.2, 9),
    rgb(under(light, [150, 60, 60])),
  );
  return out;
};
