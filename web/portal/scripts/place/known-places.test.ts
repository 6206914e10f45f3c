import { expect, test } from 'vitest';
import { placeNear, toKnown } from './known-places.ts';

const name = (ar: string) => ({ ar, en: ar });
const places = toKnown(
  [
    { code: 'bns', kind: 'governorate', name: name('بني سويف'), parent: null, lat: 29.05, lon: 31 },
    { code: 'naser', kind: 'centre', name: name('ناصر'), parent: 'bns', lat: 29.15, lon: 31.13 },
    { code: 'wasta', kind: 'centre', name: name('الواسطى'), parent: 'bns', lat: 29.34, lon: 31.2 },
    { code: 'nowhere', kind: 'centre', name: name('؟'), parent: 'bns', lat: null, lon: null },
  ],
  'ar',
);

test('the nearest place comes with the governorate it lies in and how far it is', () => {
  const found = placeNear({ lat: 29.16, lon: 31.12 }, places);
  expect(found?.place).toMatchObject({ code: 'naser', governorate: { name: 'بني سويف' } });
  expect(found!.metres).toBeGreaterThan(1_000);
  expect(found!.metres).toBeLessThan(2_000);
});

test('beside the middle of a governorate the nearest centre is found all the same', () => {
  expect(placeNear({ lat: 29.05, lon: 31 }, places)?.place.code).toBe('naser');
});

test('far from every place none is suggested', () => {
  expect(placeNear({ lat: 24, lon: 26 }, places)).toBeNull();
});

test('a place without a position is not on the map', () => {
  expect(places.map(({ code, rank }) => [code, rank])).toEqual([
    ['bns', 0],
    ['naser', 1],
    ['wasta', 1],
  ]);
});
