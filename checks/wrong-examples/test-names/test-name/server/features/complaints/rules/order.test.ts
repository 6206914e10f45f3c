import { expect, test } from 'vitest';

test('works', () => {
  expect(1 + 1).toBe(2);
});
