import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween } from './distance.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const halfTheEarth = Math.PI * 6_371_008.8;

test.each([
  // Geodesics on WGS 84: the sphere is within half a percent of each.
  ['Cairo to Alexandria', { lat: 30.0444, lon: 31.2357 }, { lat: 31.2001, lon: 29.9187 }, 179_887],
  ['a degree along the equator', { lat: 0, lon: 31 }, { lat: 0, lon: 32 }, 111_319],
  ['a degree along the meridian at Cairo', { lat: 30, lon: 31 }, { lat: 31, lon: 31 }, 110_861],
  ['a degree along the parallel of 60°', { lat: 60, lon: 31 }, { lat: 60, lon: 32 }, 55_800],
  ['a pole to the other', { lat: 90, lon: 0 }, { lat: -90, lon: 0 }, 20_003_931],
  ['across the line of dates', { lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 }, 111_319],
])('measures %s to within half a percent', (_, a, b, metres) => {
  expect(Math.abs(metresBetween(a, b) / metres - 1)).toBeLessThan(0.005);
});

test('tells a hundred metres of a street from a hundred and one', () => {
  const here = { lat: 29.158, lon: 31.134 };
  const north = (metres: number) => ({ lat: here.lat + metres / 111_195.08, lon: here.lon });
  expect(metresBetween(here, north(100))).toBeCloseTo(100, 2);
  expect(metresBetween(here, north(101))).toBeCloseTo(101, 2);
});

test('is nought to itself, the same there and back, and never more than half the earth', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(metresBetween(a, a)).toBe(0);
      expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
      expect(metresBetween(a, b)).toBeGreaterThanOrEqual(0);
      expect(metresBetween(a, b)).toBeLessThanOrEqual(halfTheEarth);
    }),
  );
});

test('measures to the other side of the earth, where rounding could leave the domain of the sine', () => {
  fc.assert(
    fc.property(point, (a) => {
      const b = { lat: -a.lat, lon: a.lon > 0 ? a.lon - 180 : a.lon + 180 };
      expect(metresBetween(a, b) / halfTheEarth).toBeCloseTo(1, 6);
    }),
  );
});
