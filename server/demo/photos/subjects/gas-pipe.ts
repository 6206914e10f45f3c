import { painted, under } from '../light.ts';
import { ellipse, line, lit, ragged, rectangle, rgb, soft, stroke, writing } from '../pen.ts';
import type { Subject } from '../subject.ts';

/** A gas riser on a wall, hissing, then with a new valve and a tag. */
export const gasPipe: Subject = (place, _moment, { camera, light }, state) => {
  const { width, height } = camera;
  const x = width * place.between(0.3, 0.7);
  const wall = painted(place, light, 'cebea4 a0705a bab8b4 e2d6be', 0.15);
  let out = rectangle(0, 0, width, height * place.between(0.78, 0.95), rgb(wall));
  for (let i = 0; i < 12; i++)
    out += soft(
      ragged(
        place,
        place.between(0, width),
        place.between(0, height),
        place.between(30, 140),
        place.between(20, 90),
        0.4,
        10,
      ),
      rgb(lit(wall, place.between(0.8, 1.12)), 0.4),
    );
  const pipe = rgb(under(light, [214, 176, 44]));
  const thick = width * place.between(0.02, 0.04);
  const bend = height * place.between(0.3, 0.6);
  const turn = width * place.pick([-0.3, 0.3]);
  out += line(
    [
      [x, height],
      [x, bend],
      [x + turn, bend],
      [x + turn, -20],
    ],
    pipe,
    thick,
  );
  out += rectangle(
    x - thick * 2.6,
    bend - thick * 1.4,
    thick * 5.2,
    thick * 4.4,
    rgb(under(light, [150, 154, 156])),
    'rx="8" stroke="rgba(0,0,0,0.35)" stroke-width="5"',
  );
  out += rectangle(
    x - thick * 1.7,
    bend - thick * 0.6,
    thick * 3.4,
    thick * 1.1,
    rgb(under(light, [44, 48, 46])),
  );
  const valve = bend + height * 0.22;
  if (state === 'after') {
    out += ellipse(x, valve, thick * 1.1, thick * 1.1, rgb(under(light, [188, 190, 186])));
    out += rectangle(
      x - thick * 2,
      valve - thick * 0.25,
      thick * 4,
      thick * 0.5,
      rgb(under(light, [186, 40, 36])),
      'rx="4"',
    );
    out += rectangle(
      x + thick * 1.5,
      valve + thick,
      thick * 4,
      thick * 2.6,
      rgb(under(light, [238, 236, 228])),
    );
    out += writing(
      place,
      x + thick * 5.1,
      valve + thick * 2.1,
      thick * 3.2,
      thick * 0.8,
      'rgb(40,60,110)',
    );
    return out;
  }
  out += ellipse(x, valve, thick * 1, thick * 0.9, rgb(under(light, [120, 74, 44])));
  for (let i = 0; i < 26; i++)
    out += ellipse(
      x + place.between(0, 1) * thick * 6,
      valve + place.normal() * thick * (0.5 + i * 0.06),
      thick * place.between(0.6, 2.2),
      thick * place.between(0.4, 1),
      'rgba(246,246,246,0.14)',
    );
  out += stroke(
    x - thick,
    valve - thick,
    x + thick,
    valve + thick,
    rgb(under(light, [230, 226, 216])),
    thick * 0.4,
  );
  return out;
};
