import { causeMetres } from '@insaf/contract/related.ts';
import { expect, test } from 'vitest';
import { type Compared, isLikelySame, weightOf } from './same-cause.ts';

const near: Compared = { sameSubject: true, metres: 100, likeness: 0, days: 1 };

test('complaints near each other are likely of one cause by their subject or by their words', () => {
  expect(isLikelySame(near)).toBe(true);
  expect(isLikelySame({ ...near, sameSubject: false })).toBe(false);
  expect(isLikelySame({ ...near, sameSubject: false, likeness: 0.6 })).toBe(true);
});

test('complaints farther apart are so only where their words are alike', () => {
  const far = { ...near, metres: causeMetres + 1 };
  expect(isLikelySame(far)).toBe(false);
  expect(isLikelySame({ ...far, likeness: 0.6 })).toBe(true);
});

test('where it is not known how far apart they are, the subject is enough', () => {
  expect(isLikelySame({ ...near, metres: null })).toBe(true);
});

test('what is nearer, more alike, or of the same days comes first', () => {
  expect(weightOf({ ...near, metres: 10 })).toBeGreaterThan(weightOf(near));
  expect(weightOf({ ...near, likeness: 0.4 })).toBeGreaterThan(weightOf(near));
  expect(weightOf({ ...near, days: 40 })).toBeLessThan(weightOf(near));
});
