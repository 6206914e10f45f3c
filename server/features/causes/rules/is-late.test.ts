import { expect, test } from 'vitest';
import { isLate } from './is-late.ts';

const cause = { state: 'open', expected_for: '2026-07-12' };

test('a cause is late from the day after the one that people were told', () => {
  expect(isLate(cause, '2026-07-12')).toBe(false);
  expect(isLate(cause, '2026-07-13')).toBe(true);
});

test('a cause that ended is late no more', () => {
  expect(isLate({ ...cause, state: 'solved' }, '2026-08-01')).toBe(false);
});
