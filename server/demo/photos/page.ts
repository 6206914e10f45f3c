/** A paper laid on a desk and photographed: letterhead, lines, a stamp, a signature. */
import type { Random } from '../seeded.ts';
import { type Light, painted, under } from './light.ts';
import {
  ellipse,
  line,
  lit,
  polygon,
  ragged,
  rectangle,
  rgb,
  soft,
  stroke,
  tones,
  writing,
} from './pen.ts';

export function page(
  place: Random,
  moment: Random,
  size: { width: number; height: number },
  light: Light,
): string {
  const { width, height } = size;
  const desk = painted(place, light, '785438 463c36 b0a088 60686e 2e343c bebcb6', 0.2);
  let out = rectangle(-width * 0.1, -height * 0.1, width * 1.2, height * 1.2, rgb(desk));
  for (let i = 0; i < 30; i++) {
    const y = place.between(0, height);
    out += line(
      [
        [0, y],
        [width * 0.5, y + place.between(-20, 20)],
        [width, y + place.between(-30, 30)],
      ],
      rgb(lit(desk, place.between(0.75, 1.2)), 0.5),
      place.between(1, 5),
    );
  }
  for (let i = place.int(0, 3); i > 0; i--) out += thing(place, width, height, light);
  const paper = painted(place, light, 'f0eee6 ece4c8 e2e8ec f4ded6', 0.05);
  const w = Math.min(width, height * 0.8) * place.between(0.62, 1.05);
  const h = w * place.pick([1.38, 1.38, 0.7, 0.62]);
  const turn = place.normal() * 9 + moment.normal() * 2;
  const cx = width * place.between(0.36, 0.64);
  const cy = height * place.between(0.42, 0.62);
  let sheet = rectangle(10, 14, w, h, 'rgba(0,0,0,0.4)');
  sheet += rectangle(0, 0, w, h, rgb(paper));
  const ink = place.pick(['rgb(38,38,44)', 'rgb(34,44,96)', 'rgb(48,40,36)']);
  const size1 = w * place.between(0.022, 0.032);
  sheet += writing(place, w * 0.94, h * 0.07, w * place.between(0.22, 0.4), size1 * 1.3, ink);
  sheet += writing(
    place,
    w * 0.94,
    h * 0.07 + size1 * 2.4,
    w * place.between(0.2, 0.4),
    size1,
    ink,
  );
  const crest = place.pick(tones('a08232 284678 962828'));
  sheet += ellipse(w * place.pick([0.14, 0.5]), h * 0.08, w * 0.055, w * 0.055, rgb(crest, 0.75));
  sheet += stroke(w * 0.06, h * 0.15, w * 0.94, h * 0.15, ink, 2.4);
  sheet += writing(place, w * place.between(0.62, 0.7), h * 0.2, w * 0.3, size1 * 1.5, ink);
  const gap = size1 * place.between(2, 3.2);
  const table = place.chance(0.4) ? place.between(0.35, 0.5) : 1;
  for (let y = h * 0.25; y < h * Math.min(0.78, table); y += gap)
    sheet += writing(
      place,
      w * 0.93,
      y,
      w * (place.chance(0.2) ? place.between(0.2, 0.6) : 0.86),
      size1,
      ink,
    );
  if (table < 1) {
    for (let row = 0; row <= 6; row++)
      sheet += stroke(
        w * 0.07,
        h * (table + row * 0.05),
        w * 0.93,
        h * (table + row * 0.05),
        ink,
        1.8,
      );
    for (const column of [0.07, 0.3, 0.52, 0.78, 0.93])
      sheet += stroke(w * column, h * table, w * column, h * (table + 0.3), ink, 1.8);
    for (let row = 0; row < 6; row++)
      for (const right of [0.91, 0.76, 0.5, 0.28])
        sheet += writing(
          place,
          w * right,
          h * (table + 0.035 + row * 0.05),
          w * 0.12,
          size1 * 0.9,
          ink,
        );
  }
  const blue = rgb([40, 60, 150], 0.55);
  const sx = w * place.between(0.14, 0.4);
  const sy = h * place.between(0.84, 0.9);
  sheet += ellipse(sx, sy, w * 0.1, w * 0.1, 'none', `stroke="${blue}" stroke-width="5"`);
  sheet += ellipse(sx, sy, w * 0.075, w * 0.075, 'none', `stroke="${blue}" stroke-width="2.5"`);
  sheet += writing(place, sx + w * 0.06, sy + 4, w * 0.12, size1, blue);
  const gx = w * place.between(0.6, 0.7);
  sheet += `<path d="M${gx.toFixed(0)} ${(h * 0.9).toFixed(0)}c${Array.from({ length: 9 }, () => place.between(-w * 0.08, w * 0.1).toFixed(1)).join(' ')} ${Array.from({ length: 9 }, () => place.between(-h * 0.03, h * 0.03).toFixed(1)).join(' ')}" fill="none" stroke="rgb(28,36,110)" stroke-width="3"/>`;
  const fold = h * place.between(0.4, 0.6);
  sheet +=
    stroke(0, fold, w, fold, 'rgba(0,0,0,0.1)', 3) +
    rectangle(0, fold, w, h - fold, 'rgba(0,0,0,0.05)');
  out += `<g transform="translate(${cx.toFixed(0)} ${cy.toFixed(0)}) rotate(${turn.toFixed(1)}) translate(${(-w / 2).toFixed(0)} ${(-h / 2).toFixed(0)})">${sheet}</g>`;
  // the shadow of the hand that holds the telephone
  if (moment.chance(0.75)) {
    const x = width * moment.between(-0.1, 1.1);
    out += soft(
      ragged(
        moment,
        x,
        height * moment.between(0.4, 1.1),
        width * moment.between(0.2, 0.5),
        height * moment.between(0.2, 0.5),
        0.3,
        12,
      ),
      'rgba(10,10,20,0.2)',
    );
  }
  if (moment.chance(0.3)) {
    const x = moment.chance(0.5) ? 0 : width;
    out += soft(
      ragged(moment, x, height * moment.between(0.55, 0.95), width * 0.09, height * 0.06, 0.12, 12),
      rgb(under(light, [190, 140, 112])),
    );
  }
  return out;
}

function thing(place: Random, width: number, height: number, light: Light): string {
  const x = width * place.pick([place.between(-0.02, 0.15), place.between(0.85, 1.02)]);
  const y = height * place.between(0.05, 0.95);
  const s = width * 0.07;
  const colour = painted(place, light, 'b4322e 285a8c 28282c e2ded6');
  if (place.chance(0.4))
    return (
      ellipse(x, y, s, s, rgb(colour)) +
      ellipse(x, y, s * 0.78, s * 0.78, rgb(under(light, [96, 52, 26])))
    );
  return polygon(
    [
      [x - s * 1.8, y - s * 0.2],
      [x + s * 1.8, y - s * 0.6],
      [x + s * 1.9, y - s * 0.3],
      [x - s * 1.7, y + s * 0.1],
    ],
    rgb(colour),
  );
}
