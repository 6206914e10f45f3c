import { expect, test } from 'vitest';
import { commitTogether } from './commit-together.ts';

/** Doubles numbers, and fails for any that `fails` gives an error for; `batches` is what was tried. */
function doubling(options: { most: number; fails?: (work: readonly number[]) => unknown }) {
  const batches: number[][] = [];
  const double = commitTogether(
    async (work: readonly number[]) => {
      batches.push([...work]);
      await new Promise((resolve) => setTimeout(resolve, 2));
      const error = options.fails?.(work);
      if (error !== undefined) throw error;
      return work.map((each) => each * 2);
    },
    { most: options.most, atOnce: 1 },
  );
  return { double, batches };
}

const outcomes = async (all: readonly Promise<number>[]) =>
  (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? one.value : 'no'));

test('a bad part fails alone and its neighbours are carried out', async () => {
  const fails = (work: readonly number[]) =>
    work.includes(13) ? new Error('thirteen') : undefined;
  const { double, batches } = doubling({ most: 10, fails });
  expect(await outcomes([1, 12, 13, 14].map(double))).toEqual([2, 24, 'no', 28]);
  expect(batches[0]).toEqual([1, 12, 13, 14]);
});

test('finding the bad part among a hundred takes a few transactions', async () => {
  const fails = (work: readonly number[]) => (work.includes(41) ? new Error('bad') : undefined);
  const { double, batches } = doubling({ most: 100, fails });
  const answers = await outcomes(Array.from({ length: 100 }, (_, each) => double(each)));
  expect(answers.filter((answer) => answer === 'no')).toHaveLength(1);
  expect(batches.length).toBeLessThan(20);
});

test.each([
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('terminating connection'), { code: '57P01' }),
  new Error('Connection terminated unexpectedly'),
])('when the database is away (%s), all are told after one try', async (error) => {
  const { double, batches } = doubling({ most: 100, fails: () => error });
  expect(await outcomes([1, 2, 3].map(double))).toEqual(['no', 'no', 'no']);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('what arrives together shares one transaction, never more parts than allowed', async () => {
  const { double, batches } = doubling({ most: 4 });
  await Promise.all(Array.from({ length: 10 }, (_, each) => double(each)));
  expect(batches.map((batch) => batch.length)).toEqual([4, 4, 2]);
});

test('what arrives while a transaction runs shares the next', async () => {
  const { double, batches } = doubling({ most: 10 });
  const first = double(1);
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([first, double(2), double(3)]);
  expect(batches).toEqual([[1], [2, 3]]);
});
