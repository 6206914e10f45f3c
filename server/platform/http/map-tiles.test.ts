import { expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { settings } from '../settings.ts';
import { mapTiles, tileSource } from './map-tiles.ts';

const configWith = (given: Partial<Config>) => given as Config;

test('a page may show pictures from the host of the tiles, and from no more of its address', () => {
  const url = 'https://tiles.example.org:8443/osm/{z}/{x}/{y}.png?key=1';
  const tiles = mapTiles(configWith({ MAP_TILES: url, MAP_ATTRIBUTION: '© somebody' }));
  expect(tiles).toEqual({ url, attribution: '© somebody' });
  expect(tileSource(tiles)).toBe(' https://tiles.example.org:8443');
});

test('without tiles nothing is added to the policy', () => {
  expect(mapTiles(configWith({}))).toBeNull();
  expect(tileSource(null)).toBe('');
});

test.each([
  ['https://tiles.example.org/{z}/{x}/{y}.png', true],
  ['https://tiles.example.org/{z}/{x}.png', false],
  ['https://{s}.tiles.example.org/{z}/{x}/{y}.png', false],
  ['tiles/{z}/{x}/{y}.png', false],
])('%s as the address of tiles: %s', (address, isTaken) => {
  expect(settings.MAP_TILES.shape.safeParse(address).success).toBe(isTaken);
});
