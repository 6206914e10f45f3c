import { expect, test } from 'vitest';
import { ranksOf } from './ranks.ts';

const group = { peers: 'local_unit', size: 'small' } as const;
const place = (low: number | null, high: number | null, more: object = {}) => ({
  ...group,
  ...more,
  low,
  high,
});

test('a rank is the range of places that the intervals allow', () => {
  const ranked = ranksOf([place(80, 90), place(70, 85), place(40, 72), place(10, 20)]);
  expect(ranked.map(({ best, worst, ranked: of }) => [best, worst, of])).toEqual([
    [1, 2, 4],
    [1, 3, 4],
    [2, 3, 4],
    [4, 4, 4],
  ]);
});

test('ends that touch leave the order open', () => {
  const ranked = ranksOf([place(50, 60), place(60, 70), place(70, 80)]);
  expect(ranked.map(({ best, worst }) => [best, worst])).toEqual([
    [2, 3],
    [1, 3],
    [1, 2],
  ]);
});

test('among fewer than three nobody has a rank, and who has no index is not among them', () => {
  const two = ranksOf([place(50, 60), place(10, 20), place(null, null)]);
  expect(two.map(({ best, ranked }) => [best, ranked])).toEqual([
    [null, 2],
    [null, 2],
    [null, 2],
  ]);
  const sizes = ranksOf([1, 2, 3, 4].map((n) => place(n, n, n === 4 ? { size: 'large' } : {})));
  expect(sizes.map(({ ranked }) => ranked)).toEqual([3, 3, 3, 1]);
});
