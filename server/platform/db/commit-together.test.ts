import { expect, test } from 'vitest';
import { commitTogether } from './commit-together.ts';

test('a bad part fails alone and its neighbours are carried out', async () => {
  const batches: number[][] = [];
  const file = commitTogether(
    async (work: readonly number[]) => {
      batches.push([...work]);
      if (work.includes(13)) throw new Error('thirteen');
      return work.map((each) => each * 2);
    },
    { most: 10, atOnce: 1 },
  );
  const results = await Promise.allSettled([1, 12, 13, 14].map((each) => file(each)));
  expect(
    results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused')),
  ).toEqual([2, 24, 'refused', 28]);
  expect(batches[0]).toEqual([1]);
  expect(batches[1]).toEqual([12, 13, 14]);
});

test('what waits shares one transaction, never more parts than allowed', async () => {
  const sizes: number[] = [];
  const file = commitTogether(
    async (work: readonly number[]) => {
      sizes.push(work.length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return work;
    },
    { most: 4, atOnce: 1 },
  );
  await Promise.all(Array.from({ length: 10 }, (_, each) => file(each)));
  expect(sizes).toEqual([1, 4, 4, 1]);
});
