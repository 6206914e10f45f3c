import { ellipse, project, ragged, raggedOnGround, rgb, scaleAt, soft, tones } from '../pen.ts';
import type { Subject } from '../subject.ts';
import { waste } from './waste.ts';

/** A smouldering heap and its smoke; afterwards ash swept and clean air. */
export const smoke: Subject = (place, moment, street, state) => {
  const { camera, spot } = street;
  if (state === 'after')
    return soft(
      raggedOnGround(place, camera, spot.x, spot.z, spot.size * 0.6, spot.size * 0.4, 0.3),
      rgb([30, 28, 28], 0.35),
    );
  const [cx, cy] = project(camera, spot.x, 0, spot.z);
  const s = scaleAt(camera, spot.z);
  let out = waste(place, moment, { ...street, spot: { ...spot, size: spot.size * 0.7 } }, 'before');
  for (let i = 0; i < 22; i++)
    out += soft(
      ragged(
        place,
        cx + place.normal() * s * spot.size * 0.16,
        cy - s * place.between(0.05, 0.5),
        s * 0.08,
        s * 0.22,
        0.4,
        7,
      ),
      rgb(place.pick(tones('ffaa3c fa6e28 ffd678')), 0.85),
    );
  const drift = place.between(-1, 1) * s * 0.5;
  const grey = place.between(40, 190);
  for (let i = 0; i < 34; i++) {
    const up = i / 34;
    out += ellipse(
      cx + drift * up * 5 + place.normal() * s * (0.2 + up * 0.7),
      cy - up * s * 4.6 - s * 0.2,
      s * (0.3 + up * 1.5),
      s * (0.22 + up * 0.9),
      rgb([grey, grey, grey + 4], 0.16),
    );
  }
  return out;
};
