import { expect, test } from 'vitest';
import { idsAbove, isInReach } from './in-reach.ts';

const agency = { path: '/1/4/' };

test('a cause reaches what its agency has and those below it', () => {
  expect(isInReach(agency, '/1/4/')).toBe(true);
  expect(isInReach(agency, '/1/4/19/')).toBe(true);
});

test('a cause reaches nothing above its agency, nor beside it', () => {
  expect(isInReach(agency, '/1/')).toBe(false);
  expect(isInReach(agency, '/1/40/')).toBe(false);
});

test('agencies above one are those of its path without its own', () => {
  expect(idsAbove('/1/4/19/')).toEqual([1, 4]);
  expect(idsAbove('/1/')).toEqual([]);
});
