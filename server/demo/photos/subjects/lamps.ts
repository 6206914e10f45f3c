import { ellipse, project, rectangle, rgb, tones } from '../pen.ts';
import { lamp } from '../street-things.ts';
import type { Subject } from '../subject.ts';

/** A street at night: lamps dark, then lit. The scene's light must be `night`. */
export const lamps: Subject = (place, _moment, { camera, light }, state) => {
  let out = '';
  const side = place.chance(0.5) ? 1 : -1;
  const arm = -side * place.between(1, 2);
  const tall = place.between(5.5, 8);
  for (let z = place.between(26, 34); z > 5; z -= place.between(6, 9))
    out += lamp(camera, light, side * place.between(2.4, 3.6), z, tall, state === 'after', arm);
  // some window is always lit, or one would see nothing at all
  for (let i = place.int(3, 9); i > 0; i--) {
    const x = place.between(0, camera.width);
    const y = camera.horizon - place.between(-30, 260);
    const r = place.between(6, 22);
    out += rectangle(x, y, r, r * 1.3, rgb(place.pick(tones('fade96 dce8f0 f8be6e')), 0.85));
  }
  if (place.chance(0.5)) {
    const [x, y] = project(camera, place.between(-2, 2), 0.7, place.between(12, 25));
    for (const eye of [-14, 14]) {
      out += ellipse(x + eye, y, 60, 40, 'url(#halo)');
      out += ellipse(x + eye, y, 7, 6, 'rgb(255,252,240)');
    }
  }
  return out;
};
