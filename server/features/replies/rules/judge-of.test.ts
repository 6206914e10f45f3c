import { expect, test } from 'vitest';
import { judgeOf } from './judge-of.ts';

const agency = (path: string, active = true) => ({
  id: Number(path.split('/').at(-2)),
  path,
  active,
});
const cabinet = agency('/1/');
const governorate = agency('/1/4/');
const centre = agency('/1/4/5/');
const unit = agency('/1/4/9/');
const village = agency('/1/4/9/12/');
const above = [governorate, cabinet];

test('who referred judges, also one that stands beside the agency that answered', () => {
  expect(judgeOf(unit, centre, above)).toBe(centre);
  expect(judgeOf(unit, cabinet, above)).toBe(cabinet);
});

test('without a referral, the nearest agency above judges', () => {
  expect(judgeOf(unit, null, above)).toBe(governorate);
});

test('an agency that answered, and one below it, never judge, though they referred', () => {
  expect(judgeOf(unit, unit, above)).toBe(governorate);
  expect(judgeOf(unit, village, above)).toBe(governorate);
});

test('an agency whose path only begins with the same digits is not below', () => {
  const other = agency('/1/4/91/');
  expect(judgeOf(unit, other, above)).toBe(other);
});

test('a closed agency judges nothing: the nearest open one above does', () => {
  expect(judgeOf(unit, agency('/1/4/5/', false), above)).toBe(governorate);
  expect(judgeOf(unit, null, [agency('/1/4/', false), cabinet])).toBe(cabinet);
});

test('at the top nobody judges, unless somebody beside referred', () => {
  expect(judgeOf(cabinet, null, [])).toBeNull();
  expect(judgeOf(cabinet, unit, [])).toBeNull();
  const office = agency('/2/');
  expect(judgeOf(cabinet, office, [])).toBe(office);
});

test('the agency complained of is passed over, and so is one below it', () => {
  expect(judgeOf(unit, centre, above, centre.path)).toBe(governorate);
  expect(judgeOf(unit, centre, above, governorate.path)).toBe(cabinet);
  expect(judgeOf(unit, centre, above, unit.path)).toBe(centre);
});

test('the agency complained of judges where nobody else is left, and can only return', () => {
  expect(judgeOf(unit, centre, above, cabinet.path)).toBe(centre);
});
