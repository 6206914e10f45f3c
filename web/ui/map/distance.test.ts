import { expect, test } from 'vitest';
import { metresBetween, nearestTo } from './distance.ts';

const cairo = { lat: 30.0444, lon: 31.2357 };
const alexandria = { lat: 31.2001, lon: 29.9187 };
const benha = { lat: 30.4659, lon: 31.1784 };

test('Cairo is 180 kilometres from Alexandria, and nothing from itself', () => {
  expect(metresBetween(cairo, alexandria) / 1000).toBeCloseTo(180, 0);
  expect(metresBetween(cairo, cairo)).toBe(0);
});

test('the nearest place is found among those given, with its distance', () => {
  const places = [
    { name: 'Alexandria', at: alexandria },
    { name: 'Benha', at: benha },
  ];
  const found = nearestTo(cairo, places);
  expect(found?.nearest.name).toBe('Benha');
  expect(found!.metres).toBeGreaterThan(46_000);
  expect(found!.metres).toBeLessThan(48_000);
});

test('with no place there is no nearest one', () => {
  expect(nearestTo(cairo, [])).toBeNull();
});
