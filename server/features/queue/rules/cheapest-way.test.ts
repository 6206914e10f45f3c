import { expect, test } from 'vitest';
import { cheapestWay, type Sizes } from './cheapest-way.ts';
import { phases } from './phases.ts';
import type { Selection } from './selection.ts';

const [running, , ended] = phases;
const held: Selection = { scope: 'held', statuses: running!.statuses };
const reaching = (agencies: number): Sizes => ({
  agencyIds: Array.from({ length: agencies }, (_, id) => id + 1),
  agencies: 4000,
  categories: 60,
  places: 400,
});
const way = (selection: Selection, sizes: Sizes, wanted = 51, phase = running!) =>
  cheapestWay(selection, phase, sizes, wanted).by;

test('who reaches everything reads in order, and who reaches one unit reads that unit', () => {
  expect(way(held, reaching(4000))).toBe('status');
  expect(way(held, reaching(800))).toBe('status');
  expect(way(held, reaching(1))).toBe('agency');
  expect(way(held, reaching(20))).toBe('agency');
});

test('a subject or a place is read by itself where the reach is wide, and not where it is narrow', () => {
  const subject = { ...held, categoryIds: [7] };
  expect(way(subject, reaching(4000))).toBe('category');
  expect(way({ ...held, placeIds: [9] }, reaching(4000))).toBe('place');
  expect(way(subject, reaching(1))).toBe('agency');
});

test('what is finished is in no index by subject, and is not looked for there', () => {
  const subject = { ...held, statuses: ended!.statuses, categoryIds: [7] };
  expect(way(subject, reaching(4000), 51, ended)).toBe('status');
});

test('what is finished is found by its place, with one subject too, where the reach is wide', () => {
  const place = { ...held, statuses: ended!.statuses, placeIds: [9] };
  const both = { ...place, categoryIds: [7] };
  expect(way(place, reaching(4000), 51, ended)).toBe('place');
  expect(way(both, reaching(4000), 51, ended)).toBe('place');
  expect(way(both, reaching(1), 51, ended)).toBe('agency');
});

test('words, mentions and what one registered have ways of their own', () => {
  expect(way({ ...held, words: ['المياه'] }, reaching(4000))).toBe('found');
  expect(way({ ...held, scope: 'mentioned' }, reaching(1))).toBe('found');
  expect(way({ ...held, scope: 'registered' }, reaching(0))).toBe('status');
});
