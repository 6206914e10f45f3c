import { ellipse, project, ragged, raggedOnGround, rgb, scaleAt, soft, tones } from '../pen.ts';
import type { Subject } from '../subject.ts';
import { waste } from './waste.ts';

const flames = tones('ffaa3c fa6e28 ffd678');

/** A heap that burns, and its smoke; afterwards the scorched place swept. */
export const smoke: Subject = (place, moment, street, state) => {
  const { camera, spot } = street;
  const scorched = raggedOnGround(
    place,
    camera,
    spot.x,
    spot.z,
    spot.size * 0.55,
    spot.size * 0.35,
    0.3,
  );
  if (state === 'after') return soft(scorched, 'rgba(26,24,24,0.32)');
  const [cx, cy] = project(camera, spot.x, 0, spot.z);
  const s = scaleAt(camera, spot.z);
  let out = soft(scorched, 'rgba(20,18,18,0.6)');
  out += waste(place, moment, { ...street, spot: { ...spot, size: spot.size * 0.6 } }, 'before');
  out += soft(
    ragged(place, cx, cy - s * 0.2, s * spot.size * 0.2, s * 0.2, 0.3),
    'rgba(10,8,8,0.55)',
  );
  for (let i = 0; i < 30; i++) {
    const x = cx + place.normal() * s * spot.size * 0.11;
    const y = cy - s * place.between(0.05, 0.35);
    const r = s * place.between(0.02, 0.06);
    out += soft(ragged(place, x, y, r, r * 2.4, 0.4, 7), rgb(place.pick(flames), 0.75));
  }
  const drift = place.between(-1, 1) * s * 0.8;
  const grey = place.between(36, 170);
  const thick = place.between(0.07, 0.15);
  for (let i = 0; i < 90; i++) {
    const up = i / 90;
    const width = s * (0.2 + up * 1.3) * place.between(0.5, 1);
    const x = cx + drift * up * 4 + place.normal() * s * (0.1 + up * 0.7);
    const tone = grey * place.between(0.85, 1.2);
    out += ellipse(
      x,
      cy - up * s * 4.4 - s * 0.3,
      width,
      width * 0.62,
      rgb([tone, tone, tone + 3], thick),
    );
  }
  return out;
};
