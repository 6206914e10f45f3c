import { expect, test } from 'vitest';
import { worstBranches } from './worst-branches.ts';

const branch = (agencyId: number, overdue: number, returned: number) => ({
  ...{ agencyId, overdue, returned },
});

test('the most that ran late comes first, and of equals the most that was sent back', () => {
  const found = worstBranches([branch(1, 2, 0), branch(2, 5, 0), branch(3, 2, 4)]);
  expect(found.map(({ agencyId }) => agencyId)).toEqual([2, 3, 1]);
});

test('who had no trouble is not named, nor more than five who had', () => {
  expect(worstBranches([branch(1, 0, 0)])).toEqual([]);
  expect(worstBranches(Array.from({ length: 9 }, (_, n) => branch(n, n + 1, 0)))).toHaveLength(5);
});
