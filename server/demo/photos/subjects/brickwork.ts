import { painted, under } from '../light.ts';
import {
  ellipse,
  lit,
  polygon,
  project,
  ragged,
  rectangle,
  rgb,
  scaleAt,
  stroke,
  vary,
} from '../pen.ts';
import type { Subject } from '../subject.ts';

/** Columns and red brick of a storey nobody licensed; afterwards broken concrete on the ground. */
export const brickwork: Subject = (place, moment, { camera, light, spot }, state) => {
  const z = spot.z + 1.5;
  const s = scaleAt(camera, z);
  const [px, py] = project(camera, spot.x, 0, z);
  const w = s * place.between(3.2, 5.5);
  const h = s * place.between(2.6, 4.2);
  const concrete = under(light, vary(place, [158, 154, 146]));
  let out = '';
  if (state === 'after') {
    out += ellipse(px, py, w * 0.62, s * 0.4, 'rgba(14,14,16,0.35)');
    for (let i = 0; i < 90; i++) {
      const across = moment.normal() * 0.26;
      const x = px + across * w;
      const y = py - Math.max(0, 1 - Math.abs(across) * 2.4) * s * moment.between(0, 0.9);
      const r = s * moment.between(0.06, 0.26);
      out += polygon(
        ragged(moment, x, y, r, r * 0.6, 0.4, 6),
        rgb(painted(moment, light, 'a09c94 96523c 78746e')),
      );
    }
    for (let i = 0; i < 7; i++) {
      const x = px + moment.normal() * w * 0.25;
      out += `<path d="M${x.toFixed(1)} ${py.toFixed(1)}q${moment.between(-20, 20).toFixed(1)} ${(-s * 0.6).toFixed(1)} ${moment.between(-50, 50).toFixed(1)} ${(-s * moment.between(0.7, 1.3)).toFixed(1)}" stroke="rgb(90,60,44)" stroke-width="3" fill="none"/>`;
    }
    return out;
  }
  out += rectangle(px - w / 2, py - h, w, h, rgb(under(light, [40, 38, 38])));
  const brick = under(light, vary(place, [166, 92, 66], 0.14));
  const bays = place.int(2, 4);
  for (let bay = 0; bay < bays; bay++) {
    const full = place.between(0.25, 1);
    const bx = px - w / 2 + (w / bays) * bay;
    out += rectangle(bx, py - h * full, w / bays, h * full, rgb(vary(place, brick, 0.05)));
    for (let y = py - h * full; y < py; y += s * 0.16)
      out += stroke(bx, y, bx + w / bays, y, rgb(lit(brick, 0.66)), 1.6);
    for (let joint = 0; joint < 40; joint++) {
      const jy = py - Math.floor(place.between(0, (h * full) / (s * 0.16))) * s * 0.16;
      const jx = bx + place.between(0, w / bays);
      out += stroke(jx, jy, jx, jy - s * 0.14, rgb(lit(brick, 0.66)), 1.6);
    }
  }
  for (let column = 0; column <= bays; column++) {
    const cx = px - w / 2 + (w / bays) * column;
    out += rectangle(cx - s * 0.13, py - h * 1.06, s * 0.26, h * 1.06, rgb(concrete));
    for (const rod of [-0.08, 0, 0.08])
      out += stroke(
        cx + rod * s,
        py - h * 1.06,
        cx + rod * s,
        py - h * 1.06 - s * 0.5,
        rgb(under(light, [104, 62, 44])),
        3,
      );
  }
  out += rectangle(px - w / 2 - s * 0.1, py - h, w + s * 0.2, s * 0.2, rgb(lit(concrete, 0.85)));
  return out;
};
