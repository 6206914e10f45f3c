/** What stands in a street: trees, lamps, cars, shops, wires. Sizes in metres. */
import type { Random } from '../seeded.ts';
import { type Light, under } from './light.ts';
import {
  type Camera,
  type Colour,
  ellipse,
  line,
  lit,
  polygon,
  project,
  rectangle,
  rgb,
  scaleAt,
  stroke,
  tones,
  vary,
} from './pen.ts';

export function tree(
  random: Random,
  camera: Camera,
  light: Light,
  x: number,
  z: number,
  tall: number,
): string {
  const s = scaleAt(camera, z);
  const [px, py] = project(camera, x, 0, z);
  const green = under(light, vary(random, [74, 98, 50], 0.2));
  let out = ellipse(px, py, s * tall * 0.28, s * 0.16, rgb([12, 14, 20], light.shadow * 0.7));
  out += stroke(
    px,
    py,
    px + s * 0.1,
    py - s * tall * 0.6,
    rgb(under(light, [84, 66, 48])),
    s * 0.16,
  );
  for (let i = 0; i < 46; i++) {
    const shade = random.between(0.5, 1.3);
    out += ellipse(
      px + s * tall * random.between(-0.3, 0.3),
      py - s * tall * random.between(0.5, 1),
      s * tall * random.between(0.03, 0.11),
      s * tall * random.between(0.025, 0.08),
      rgb(lit(green, shade)),
    );
  }
  return out;
}

export function palm(random: Random, camera: Camera, light: Light, x: number, z: number): string {
  const s = scaleAt(camera, z);
  const [px, py] = project(camera, x, 0, z);
  const tall = random.between(4, 9);
  const lean = random.between(-0.4, 0.4);
  const top: [number, number] = [px + s * lean, py - s * tall];
  let out = line([[px, py], top], rgb(under(light, [110, 90, 66])), s * 0.26);
  const green = under(light, vary(random, [72, 104, 52]));
  for (let i = 0; i < 13; i++) {
    const angle = (Math.PI * 2 * i) / 13 + random.between(-0.2, 0.2);
    const reach = s * random.between(1.5, 2.4);
    const tip = [
      top[0] + Math.cos(angle) * reach,
      top[1] + Math.sin(angle) * reach * 0.6 + reach * 0.3,
    ];
    out += `<path d="M${top[0].toFixed(1)} ${top[1].toFixed(1)}Q${(top[0] + Math.cos(angle) * reach * 0.6).toFixed(1)} ${(top[1] + Math.sin(angle) * reach * 0.5 - reach * 0.2).toFixed(1)} ${tip.map((n) => n.toFixed(1)).join(' ')}" fill="none" stroke="${rgb(lit(green, random.between(0.7, 1.2)))}" stroke-width="${(s * 0.16).toFixed(1)}"/>`;
  }
  return out;
}

/** A street lamp; `on` draws its light and halo. */
export function lamp(
  camera: Camera,
  light: Light,
  x: number,
  z: number,
  tall: number,
  on: boolean,
  arm = 1.6,
): string {
  const s = scaleAt(camera, z);
  const [px, py] = project(camera, x, 0, z);
  const metal = rgb(under(light, [120, 122, 120]));
  const head: [number, number] = [px + s * arm, py - s * tall + s * 0.1];
  let out = stroke(px, py, px, py - s * tall * 0.9, metal, s * 0.14);
  out += `<path d="M${px.toFixed(1)} ${(py - s * tall * 0.9).toFixed(1)}Q${px.toFixed(1)} ${(py - s * tall).toFixed(1)} ${head[0].toFixed(1)} ${head[1].toFixed(1)}" fill="none" stroke="${metal}" stroke-width="${(s * 0.1).toFixed(1)}"/>`;
  out += ellipse(
    head[0],
    head[1],
    s * 0.34,
    s * 0.11,
    on ? 'rgb(255,244,206)' : rgb(under(light, [70, 70, 72])),
  );
  if (on) {
    out += ellipse(head[0], head[1], s * 3.2, s * 3.2, 'url(#halo)');
    const [gx, gy] = project(camera, x + arm, 0, z);
    out += ellipse(gx, gy, s * 4.2, s * 1.5, 'url(#halo)');
  }
  return out;
}

const paints: readonly Colour[] = tones('e2e2de a82824 262a34 969ca0 2e4c80 ceb23e');

export function parkedCar(
  random: Random,
  camera: Camera,
  light: Light,
  x: number,
  z: number,
): string {
  const s = scaleAt(camera, z);
  const [px, py] = project(camera, x, 0, z);
  const paint = under(light, vary(random, random.pick(paints)));
  const wide = s * 1.75;
  const tall = s * 1.4;
  let out = ellipse(px, py, wide * 0.62, s * 0.2, 'rgba(10,10,14,0.5)');
  out += rectangle(
    px - wide / 2,
    py - tall * 0.62,
    wide,
    tall * 0.5,
    rgb(paint),
    `rx="${(s * 0.12).toFixed(1)}"`,
  );
  out += polygon(
    [
      [px - wide * 0.42, py - tall * 0.6],
      [px - wide * 0.32, py - tall],
      [px + wide * 0.32, py - tall],
      [px + wide * 0.42, py - tall * 0.6],
    ],
    rgb(lit(paint, 0.85)),
  );
  out += polygon(
    [
      [px - wide * 0.36, py - tall * 0.63],
      [px - wide * 0.28, py - tall * 0.94],
      [px + wide * 0.28, py - tall * 0.94],
      [px + wide * 0.36, py - tall * 0.63],
    ],
    rgb(under(light, [70, 84, 92])),
  );
  for (const side of [-1, 1]) {
    out += ellipse(px + side * wide * 0.36, py - s * 0.14, s * 0.2, s * 0.22, 'rgb(22,22,24)');
    out += ellipse(
      px + side * wide * 0.37,
      py - tall * 0.42,
      s * 0.13,
      s * 0.09,
      rgb(under(light, [224, 150, 90])),
    );
  }
  out += rectangle(
    px - wide * 0.13,
    py - tall * 0.34,
    wide * 0.26,
    s * 0.13,
    rgb(under(light, [226, 226, 220])),
  );
  return out;
}

/** Cables that hang from pole to pole. */
export function wires(random: Random, camera: Camera, x: number, light: Light): string {
  let out = '';
  for (let i = random.int(2, 5); i > 0; i--) {
    const y = random.between(4.5, 7.5);
    const [ax, ay] = project(camera, -x, y, random.between(4, 9));
    const [bx, by] = project(camera, random.chance(0.5) ? x : -x * 0.9, y, random.between(14, 34));
    out += `<path d="M${ax.toFixed(1)} ${ay.toFixed(1)}Q${((ax + bx) / 2).toFixed(1)} ${(Math.max(ay, by) + 40).toFixed(1)} ${bx.toFixed(1)} ${by.toFixed(1)}" fill="none" stroke="${rgb(under(light, [40, 40, 42]))}" stroke-width="2.2"/>`;
  }
  return out;
}
