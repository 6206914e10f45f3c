import { describe, expect, test } from 'vitest';
import { type ColourName, dark, light } from './design-tokens.ts';

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'] as const;
const texts = ['ink', 'quiet', 'nile', 'nileDeep', 'clay', 'wheat', 'reed', 'sky'] as const;
const pairs: [ColourName, ColourName][] = [
  ...texts.flatMap((text) => grounds.map((ground): [ColourName, ColourName] => [text, ground])),
  ['onNile', 'nile'],
  ['onNile', 'nileDeep'],
  ['onClay', 'clay'],
  ['nile', 'nileTint'],
  ['clay', 'clayTint'],
  ['wheat', 'wheatTint'],
  ['reed', 'reedTint'],
  ['sky', 'skyTint'],
  ['ink', 'nileTint'],
  ['ink', 'clayTint'],
  ['ink', 'wheatTint'],
  ['ink', 'reedTint'],
  ['ink', 'skyTint'],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s scheme', (_name, scheme) => {
  test.each(pairs)('%s can be read on %s (4.5:1)', (text, ground) => {
    expect(contrast(scheme[text], scheme[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'surface'] as const)('the edge of a field is seen on %s (3:1)', (ground) => {
    expect(contrast(scheme.edge, scheme[ground])).toBeGreaterThanOrEqual(3);
  });
});
