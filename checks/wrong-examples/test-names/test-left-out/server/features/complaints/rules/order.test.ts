import { expect, test } from 'vitest';

test.skip('refuses a verb that the table does not have', () => {
  expect(1 + 1).toBe(2);
});
