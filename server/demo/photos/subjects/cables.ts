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
  writing,
} from '../pen.ts';
import type { Subject } from '../subject.ts';

/** A distribution box with its wires out; afterwards shut and labelled. */
export const cables: Subject = (place, _moment, { camera, light, spot }, state) => {
  const z = Math.max(2.2, spot.z);
  const s = scaleAt(camera, z) * 1.5;
  const [px, base] = project(camera, spot.x, 0, z);
  const x = Math.min(camera.width * 0.8, Math.max(camera.width * 0.2, px));
  const y = Math.min(base - s * 1.1, camera.height * 0.62);
  const metal = painted(place, light, '888c8a 6e7c70 a09c92');
  let out = stroke(x, base + s, x, -20, rgb(under(light, [104, 100, 96])), s * 0.14);
  const w = s * 0.52;
  const h = s * 0.72;
  out += rectangle(x - w / 2, y - h / 2, w, h, rgb(metal), 'rx="4"');
  if (state === 'after') {
    out += rectangle(
      x - w * 0.44,
      y - h * 0.44,
      w * 0.88,
      h * 0.88,
      rgb(lit(metal, 1.15)),
      'rx="3"',
    );
    out += polygon(
      [
        [x, y - h * 0.3],
        [x - w * 0.2, y + h * 0.02],
        [x + w * 0.2, y + h * 0.02],
      ],
      rgb(under(light, [232, 190, 50])),
    );
    out += rectangle(x + w * 0.3, y + h * 0.1, w * 0.05, h * 0.12, rgb(lit(metal, 0.4)));
    out += writing(place, x + w * 0.35, y + h * 0.28, w * 0.7, h * 0.1, 'rgb(170,40,36)');
    return out;
  }
  out += rectangle(x - w * 0.42, y - h * 0.42, w * 0.84, h * 0.84, rgb(under(light, [34, 32, 32])));
  out += polygon(
    [
      [x + w / 2, y - h / 2],
      [x + w, y - h * 0.36],
      [x + w, y + h * 0.58],
      [x + w / 2, y + h / 2],
    ],
    rgb(lit(metal, 0.7)),
  );
  for (let i = 0; i < 15; i++) {
    const colour = under(light, place.pick(tones('b42824 1e1e20 28468c d6b43c 3c7846')));
    const sx = x + place.between(-0.36, 0.36) * w;
    const sy = y + place.between(-0.3, 0.3) * h;
    const ex = x + place.between(-1.3, 1.3) * w;
    const ey = y + place.between(0.3, 1.4) * h;
    out += `<path d="M${sx.toFixed(1)} ${sy.toFixed(1)}C${(sx + place.between(-60, 60)).toFixed(1)} ${(sy + h * 0.6).toFixed(1)} ${(ex + place.between(-60, 60)).toFixed(1)} ${(ey - 10).toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}" fill="none" stroke="${rgb(colour)}" stroke-width="${(s * 0.022).toFixed(1)}"/>`;
    out += ellipse(ex, ey, s * 0.016, s * 0.016, rgb(under(light, [206, 130, 70])));
  }
  return out;
};
