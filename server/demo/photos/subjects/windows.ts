import { type Colour, lit, polygon, rectangle, rgb, tones, vary } from '../pen.ts';
import type { Subject } from '../subject.ts';

/** The front of a block of flats at night: dark, then with its windows lit. */
export const windows: Subject = (place, moment, { camera }, state) => {
  const { width, height } = camera;
  const columns = place.int(3, 8);
  const rows = place.int(3, 7);
  const left = width * place.between(-0.05, 0.3);
  const wide = width * place.between(0.45, 0.85);
  const top = height * place.between(-0.05, 0.3);
  const wall: Colour = vary(place, [58, 54, 56], 0.25);
  let out = polygon(
    [
      [left, top],
      [left + wide, top + place.between(-60, 60)],
      [left + wide, height],
      [left, height],
    ],
    rgb(wall),
  );
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = left + (wide / columns) * (column + 0.22);
      const y = top + 30 + ((height - top) / rows) * (row + 0.1);
      const on = state === 'after' ? moment.chance(0.72) : moment.chance(0.03);
      const glow = moment.pick(tones('fcde9c eef0ec fac478'));
      const w = (wide / columns) * 0.54;
      const h = ((height - top) / rows) * 0.58;
      out += rectangle(
        x,
        y,
        w,
        h,
        on ? rgb(lit(glow, moment.between(0.7, 1))) : rgb(lit(wall, 0.45)),
      );
      out += rectangle(x, y, w, h, 'none', `stroke="${rgb(lit(wall, 1.3))}" stroke-width="3"`);
      if (on) out += rectangle(x + w / 2, y, 3, h, rgb(lit(glow, 0.4)));
    }
  return out;
};
