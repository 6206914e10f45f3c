/**
 * Streets and lanes of a town that does not exist: the backdrop of most photographs.
 *
 * A place is drawn twice from the same stream (before and after), so everything that belongs to the
 * place comes from `place`, and everything that belongs to one pressing of the button (angle, light,
 * passers-by) from `moment`.
 */
import type { Random } from '../seeded.ts';
import { type Light, under } from './light.ts';
import {
  type Camera,
  depthOf,
  ellipse,
  gradient,
  lit,
  mix,
  polygon,
  rectangle,
  rgb,
  vary,
} from './pen.ts';
import { acrossStreet } from './street-across.ts';
import { along } from './street-along.ts';
import { country, lookingDown } from './street-ground.ts';
import { lamp } from './street-things.ts';
import { grounds, walls } from './surfaces.ts';

export type Street = {
  camera: Camera;
  light: Light;
  /** Behind the subject, and what passes in front of it. */
  behind: string;
  before: string;
  /** Where the subject lies, in metres on the ground, and how large it may be. */
  spot: { x: number; z: number; size: number };
  definitions: string;
};

export type View = 'along' | 'across' | 'down' | 'country';

/** One street from one angle in one light. */
export function street(
  place: Random,
  moment: Random,
  size: { width: number; height: number },
  light: Light,
  wanted?: View,
): Street {
  const view = wanted ?? (place.weighted({ along: 4, across: 4, down: 4, country: 1.5 }) as View);
  const { width, height } = size;
  const across = moment.between(-0.12, 0.12);
  const horizonShare = {
    along: place.between(0.22, 0.55),
    across: place.between(0.25, 0.6),
    down: place.between(-0.75, -0.1),
    country: place.between(0.2, 0.5),
  }[view];
  const camera: Camera = {
    width,
    height,
    horizon: height * (horizonShare + moment.between(-0.07, 0.07)),
    centre: width * (view === 'along' ? place.between(0.1, 0.9) + across : 0.5 + across),
    focal: Math.max(width, height) * place.between(0.62, 0.95),
    eye: place.between(1.45, view === 'down' ? 1.9 : 2.6),
  };
  const spotDepth = Math.max(
    0.9,
    depthOf(
      camera,
      height * (view === 'down' ? place.between(0.35, 0.62) : place.between(0.66, 0.8)),
    ),
  );
  const shownWidth = (width * spotDepth) / camera.focal;
  const spot = {
    x: ((width * place.between(0.25, 0.75) - camera.centre) / camera.focal) * spotDepth,
    z: spotDepth,
    size: Math.min(shownWidth * place.between(0.3, 0.62), 6),
  };

  const ground = under(light, vary(place, place.pick(grounds), 0.18));
  let behind = rectangle(0, 0, width, height, 'url(#sky)');
  behind += clouds(moment, camera, light);
  behind += polygon(
    [
      [0, Math.max(0, camera.horizon)],
      [width, Math.max(0, camera.horizon)],
      [width, height],
      [0, height],
    ],
    'url(#ground)',
  );
  if (view === 'along') behind += along(place, camera, light);
  if (view === 'across') behind += acrossStreet(place, camera, light, spot.z);
  if (view === 'down') behind += lookingDown(place, camera, light, spot);
  if (view === 'country') behind += country(place, camera, light);
  if (light.shadow > 0.2) behind += castShadow(place, camera, light);

  return {
    camera,
    light,
    behind,
    before: foreground(place, moment, camera, light, view),
    spot,
    definitions:
      gradient('sky', rgb(light.skyTop), rgb(light.skyLow)) +
      gradient(
        'ground',
        rgb(lit(ground, view === 'down' ? place.between(0.7, 1.15) : 0.92)),
        rgb(lit(ground, place.between(0.78, 1.2))),
        place.chance(0.5) ? [0, 0, 0, 1] : [0, 0, 1, place.between(0, 1)],
      ),
  };
}

function clouds(random: Random, camera: Camera, light: Light): string {
  if (camera.horizon < 40 || light.name === 'night') return '';
  let out = '';
  for (let i = random.int(0, 4); i > 0; i--) {
    const x = random.between(0, camera.width);
    const y = random.between(0, camera.horizon * 0.8);
    for (let puff = 0; puff < 4; puff++)
      out += ellipse(
        x + random.between(-150, 150),
        y + random.between(-18, 18),
        random.between(60, 170),
        random.between(12, 34),
        rgb(mix(light.skyLow, [255, 255, 255], 0.5), 0.16),
      );
  }
  return out;
}

/** The shadow of what stands behind the photographer: the strongest shape in many street photos. */
function castShadow(place: Random, camera: Camera, light: Light): string {
  if (!place.chance(0.6)) return '';
  const { width, height } = camera;
  const top = Math.max(0, camera.horizon + height * 0.05);
  const a = place.between(-0.3, 1.3) * width;
  const b = place.between(-0.3, 1.3) * width;
  const side = place.chance(0.5) ? -width : width * 2;
  return polygon(
    [
      [a, top],
      [b, height],
      [side, height],
      [side, top],
    ],
    rgb([16, 18, 30], light.shadow * place.between(0.5, 0.95)),
  );
}

function foreground(
  place: Random,
  moment: Random,
  camera: Camera,
  light: Light,
  view: View,
): string {
  let out = '';
  const { width, height } = camera;
  if (view !== 'down' && place.chance(0.35))
    out += lamp(camera, light, place.between(-2.6, 2.6), place.between(3.2, 7), 7, false);
  if (moment.chance(0.22)) {
    // a corner of a wall or a car that the photographer stood against
    const wide = width * moment.between(0.06, 0.2);
    const colour = under(light, vary(moment, moment.pick(walls), 0.3));
    const x = moment.chance(0.5) ? 0 : width - wide;
    out += polygon(
      [
        [x, 0],
        [x + wide, 0],
        [x + wide + moment.between(-40, 40), height],
        [x + moment.between(-40, 40), height],
      ],
      rgb(lit(colour, 0.55)),
    );
  }
  if (view !== 'down' && place.chance(0.25)) out += leaves(place, camera, light);
  return out;
}

/** A branch that hangs into the picture from above. */
function leaves(place: Random, { width, height }: Camera, light: Light): string {
  let out = '';
  const middle = width * place.between(0, 1);
  const reach = width * place.between(0.12, 0.35);
  for (let i = 0; i < 150; i++) {
    const x = middle + place.normal() * reach;
    const hang = Math.max(0, 1 - Math.abs(x - middle) / (reach * 2.2));
    out += ellipse(
      x,
      height * (place.between(-0.1, 0.06) + 0.2 * hang * place.next()),
      place.between(7, 24),
      place.between(5, 13),
      rgb(under(light, vary(place, [62, 86, 42], 0.3)), 0.9),
    );
  }
  return out;
}
