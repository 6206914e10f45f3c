import { expect, test } from 'vitest';
import { findAgencies, indexForSearch } from './search-agencies.ts';

const agency = (code: string, names: string[], active = true) => ({
  ...{ code, names, active, kind: 'office' },
  ...{ path: `/1/${code}/`, parentCode: 'root' },
});
const index = indexForSearch([
  agency('z-exact', ['المياه']),
  agency('b-begins', ['المياه والصرف']),
  agency('a-within', ['شركة المياه']),
  agency('c-inside', ['أنابيب والمياه']),
  agency('d-closed', ['المياه'], false),
]);

test('whole names come first, then beginnings, then words, then parts of words, then closed ones', () => {
  expect(findAgencies(index, { words: 'المياه' })).toEqual([
    'z-exact',
    'b-begins',
    'a-within',
    'c-inside',
    'd-closed',
  ]);
});

test('every word must be there, in any order and in any of the names', () => {
  expect(findAgencies(index, { words: 'صرف مياه' })).toEqual(['b-begins']);
  expect(findAgencies(index, { words: 'صرف كهرباء' })).toEqual([]);
});

test('without words, all are listed by their code', () => {
  expect(findAgencies(index, {})).toEqual([
    'a-within',
    'b-begins',
    'c-inside',
    'z-exact',
    'd-closed',
  ]);
});
