/** The light a photograph is taken in. It colours everything, so two photos of one street differ. */
import type { Random } from '../seeded.ts';
import { type Colour, tones, vary } from './pen.ts';

export type Light = {
  name: 'noon' | 'morning' | 'afternoon' | 'overcast' | 'dusk' | 'night';
  skyTop: Colour;
  skyLow: Colour;
  /** Multiplies every colour of the scene. */
  tint: Colour;
  /** Opacity of cast shadows; 0 when the sky is covered. */
  shadow: number;
};

const lights: Record<Light['name'], Light> = {
  noon: {
    name: 'noon',
    skyTop: [96, 150, 205],
    skyLow: [206, 222, 232],
    tint: [1.06, 1.04, 1],
    shadow: 0.5,
  },
  morning: {
    name: 'morning',
    skyTop: [132, 172, 212],
    skyLow: [238, 226, 204],
    tint: [1.05, 0.98, 0.88],
    shadow: 0.42,
  },
  afternoon: {
    name: 'afternoon',
    skyTop: [120, 152, 190],
    skyLow: [232, 206, 170],
    tint: [1.04, 0.93, 0.78],
    shadow: 0.48,
  },
  overcast: {
    name: 'overcast',
    skyTop: [146, 162, 182],
    skyLow: [198, 206, 216],
    tint: [0.86, 0.87, 0.88],
    shadow: 0.12,
  },
  dusk: {
    name: 'dusk',
    skyTop: [62, 74, 112],
    skyLow: [226, 150, 104],
    tint: [0.66, 0.56, 0.56],
    shadow: 0.2,
  },
  night: {
    name: 'night',
    skyTop: [20, 25, 46],
    skyLow: [58, 56, 72],
    tint: [0.34, 0.33, 0.4],
    shadow: 0,
  },
};

/** A daylight; dusk is rare because people photograph what they can see. */
export const daylight = (random: Random): Light =>
  lights[
    random.weighted({ noon: 3, morning: 3, afternoon: 3, overcast: 2, dusk: 0.7 }) as Light['name']
  ];

export const night: Light = lights.night;

export const under = (light: Light, colour: Colour): Colour => [
  colour[0] * light.tint[0],
  colour[1] * light.tint[1],
  colour[2] * light.tint[2],
];

/** One of these paints (hexadecimal, blanks between), as it looks here and in this light. */
export const painted = (random: Random, light: Light, hex: string, amount = 0.12): Colour =>
  under(light, vary(random, random.pick(tones(hex)), amount));
