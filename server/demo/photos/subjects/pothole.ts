import type { Random } from '../../seeded.ts';
import { under } from '../light.ts';
import {
  ellipse,
  line,
  lit,
  type Point,
  polygon,
  project,
  ragged,
  raggedOnGround,
  rgb,
  scaleAt,
  soft,
  vary,
} from '../pen.ts';
import type { Street } from '../street.ts';
import type { Subject } from '../subject.ts';

/** Holes in the asphalt; afterwards a darker, fresh patch with straight edges. */
export const pothole: Subject = (place, moment, street, state) => {
  const { camera, light, spot } = street;
  const asphalt = under(light, [96, 94, 92]);
  if (state === 'after') return repaired(place, moment, street);
  let out = '';
  for (let hole = place.int(1, 3); hole > 0; hole--) {
    const x = spot.x + (hole - 1) * place.between(-1, 1) * spot.size * 0.5;
    const z = spot.z + (hole - 1) * place.between(-0.3, 0.9) * spot.size * 0.4;
    const rx = spot.size * place.between(0.28, 0.5);
    const rz = rx * place.between(0.5, 0.9);
    const rim = raggedOnGround(place, camera, x, z, rx, rz, 0.2);
    out += soft(
      raggedOnGround(place, camera, x, z, rx * 1.3, rz * 1.3, 0.3),
      rgb(under(light, [150, 138, 118]), 0.7),
    );
    out += soft(rim, rgb(under(light, [62, 52, 42])));
    const shift = scaleAt(camera, z) * 0.1;
    out += soft(
      rim.map(([a, b]) => [
        a * 0.86 + rimCentre(rim)[0] * 0.14,
        b * 0.86 + rimCentre(rim)[1] * 0.14 + shift,
      ]),
      rgb(under(light, [104, 88, 68])),
    );
    if (place.chance(0.5))
      out += soft(
        raggedOnGround(place, camera, x, z, rx * 0.6, rz * 0.55, 0.2),
        rgb(lit(light.skyLow, 0.72), 0.85),
      );
    for (let i = 0; i < 24; i++) {
      const [px, py] = project(camera, x + place.normal() * rx, 0, z + place.normal() * rz);
      const r = scaleAt(camera, z) * place.between(0.02, 0.07);
      out += polygon(
        ragged(place, px, py, r, r * 0.7, 0.4, 6),
        rgb(under(light, vary(place, [120, 112, 100], 0.25))),
      );
    }
    for (let crack = 0; crack < 5; crack++) {
      const angle = place.between(0, Math.PI * 2);
      const points = [1, 1.4, 1.8, 2.2].map((reach) =>
        project(
          camera,
          x + Math.cos(angle + place.between(-0.2, 0.2)) * rx * reach,
          0,
          z + Math.sin(angle + place.between(-0.2, 0.2)) * rz * reach,
        ),
      );
      out += line(points, rgb(lit(asphalt, 0.3)), 2.4);
    }
  }
  return out;
};

const rimCentre = (points: readonly (readonly [number, number])[]): [number, number] => {
  let x = 0;
  let y = 0;
  for (const [px, py] of points) {
    x += px / points.length;
    y += py / points.length;
  }
  return [x, y];
};

/** A rectangle of fresh asphalt, its joints sealed, with grit swept off it. */
function repaired(place: Random, moment: Random, { camera, light, spot }: Street): string {
  const half = spot.size * place.between(0.4, 0.6);
  const deep = half * place.between(0.6, 1);
  const skew = place.between(-0.3, 0.3) * deep;
  const corners = [
    project(camera, spot.x - half, 0, spot.z - deep),
    project(camera, spot.x + half, 0, spot.z - deep + skew),
    project(camera, spot.x + half * 0.95, 0, spot.z + deep + skew),
    project(camera, spot.x - half * 1.02, 0, spot.z + deep),
  ];
  const first = corners[0] as Point;
  let out = line([...corners, first], rgb(under(light, [190, 180, 160]), 0.35), 26);
  out += polygon(corners, rgb(under(light, [58, 57, 60])));
  out += line([...corners, first], rgb(under(light, [26, 26, 28]), 0.8), 7);
  for (let i = 0; i < 260; i++) {
    const x = spot.x + moment.between(-half, half) * 0.95;
    const [px, py] = project(camera, x, 0, spot.z + moment.between(-deep, deep) * 0.9);
    const r = moment.between(0.8, 3);
    out += ellipse(
      px,
      py,
      r,
      r * 0.6,
      rgb(under(light, lit([90, 88, 88], moment.between(0.3, 1.4))), 0.8),
    );
  }
  for (let i = 0; i < 7; i++) {
    const x = spot.x + (i - 3) * half * 0.28;
    out += line(
      [project(camera, x, 0, spot.z - deep), project(camera, x, 0, spot.z + deep)],
      'rgba(0,0,0,0.1)',
      9,
    );
  }
  return out;
}
