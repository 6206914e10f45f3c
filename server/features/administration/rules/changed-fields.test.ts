import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('only what became different is told, as it was and as it is', () => {
  const before = { name: 'أ', kinds: ['receipt'], active: true };
  expect(changedFields(before, { name: 'ب', kinds: ['receipt'], active: true })).toEqual({
    before: { name: 'أ' },
    after: { name: 'ب' },
  });
  expect(changedFields(before, { kinds: ['receipt', 'decision'] })).toEqual({
    before: { kinds: ['receipt'] },
    after: { kinds: ['receipt', 'decision'] },
  });
});

test('a change that changes nothing is none, and absent is the same as null', () => {
  expect(changedFields({ name: 'أ' }, { name: 'أ' })).toBeNull();
  expect(changedFields({}, { place: null })).toBeNull();
});
