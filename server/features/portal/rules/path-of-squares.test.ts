import { expect, test } from 'vitest';
import { pathOfSquares } from './path-of-squares.ts';

test('a run of dark squares in a row is one rectangle, and light ones are nothing', () => {
  const grid = [
    [true, true, false, true],
    [false, false, false, false],
    [false, true, true, true],
  ];
  expect(pathOfSquares(grid)).toBe('M0 0h2v1H0zM3 0h1v1H3zM1 2h3v1H1z');
});
