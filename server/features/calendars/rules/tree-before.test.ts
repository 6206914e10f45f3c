import { expect, test } from 'vitest';
import { pathBefore } from './tree-before.ts';

const there = { moved_from: '/1/4/9/', moved_to: '/1/5/9/' };
const back = { moved_from: '/1/5/9/', moved_to: '/1/4/9/' };
const child = { moved_from: '/1/5/9/12/', moved_to: '/1/7/12/' };

test('a path is what it was before the moves, its own and those of what stood above it', () => {
  expect(pathBefore('/1/5/9/11/', [there])).toBe('/1/4/9/11/');
  expect(pathBefore('/1/7/12/', [child, there])).toBe('/1/4/9/12/');
  expect(pathBefore('/1/5/90/', [there])).toBe('/1/5/90/');
});

test('of moves that a path does not know of yet nothing is undone twice', () => {
  const moves = [there, back, there];
  for (const path of ['/1/4/9/', '/1/5/9/']) expect(pathBefore(path, moves)).toBe('/1/4/9/');
  expect(pathBefore('/1/4/9/', [back, there])).toBe('/1/4/9/');
  expect(pathBefore('/1/4/9/', [back])).toBe('/1/5/9/');
});
