import { expect, test } from 'vitest';
import { nextSize } from './send-file.ts';

const KB = 1024;

test('a piece takes about two seconds: a slow line brings smaller ones, a quick one larger', () => {
  expect(nextSize(128 * KB, 2_000)).toBe(128 * KB);
  expect(nextSize(128 * KB, 4_000)).toBe(64 * KB);
  expect(nextSize(128 * KB, 1_000)).toBe(256 * KB);
});

test('one hiccup does not make pieces tiny, and one quick answer does not make them huge', () => {
  expect(nextSize(256 * KB, 60_000)).toBe(64 * KB);
  expect(nextSize(64 * KB, 0)).toBe(256 * KB);
});

test('pieces stay between 32 KB and 1 MB', () => {
  expect(nextSize(32 * KB, 600_000)).toBe(32 * KB);
  expect(nextSize(1024 * KB, 10)).toBe(1024 * KB);
});
