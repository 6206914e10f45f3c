import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, madeAhead } from './in-order.ts';

type Item = { no: number; keys: string[]; takes: number };

/** Carries items out and notes when each began and ended. */
async function carryOut(items: Item[], lanes: number) {
  const notes: { no: number; what: 'began' | 'ended' }[] = [];
  let busy = 0;
  let busiest = 0;
  await inOrder(items, Array.from({ length: lanes }), {
    keysOf: ({ keys }) => keys,
    act: async ({ no, takes }) => {
      busiest = Math.max(busiest, ++busy);
      notes.push({ no, what: 'began' });
      await wait(takes);
      notes.push({ no, what: 'ended' });
      busy--;
    },
  });
  return { notes, busiest };
}

test('items that share a key never overlap and keep their order; the lanes are never exceeded', async () => {
  const item = fc.record({
    keys: fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'), { maxLength: 2 }),
    takes: fc.integer({ min: 0, max: 3 }),
  });
  const many = fc.array(item, { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(many, fc.integer({ min: 1, max: 4 }), async (drawn, lanes) => {
      const items = drawn.map((each, no) => ({ ...each, no }));
      const { notes, busiest } = await carryOut(items, lanes);
      expect(busiest).toBeLessThanOrEqual(lanes);
      expect(notes.filter(({ what }) => what === 'ended')).toHaveLength(items.length);
      for (const key of ['a', 'b', 'c', 'd']) {
        const of = items.filter(({ keys }) => keys.includes(key)).map(({ no }) => no);
        const seen = notes.filter(({ no }) => of.includes(no));
        expect(seen).toEqual(
          of.flatMap((no) => [
            { no, what: 'began' },
            { no, what: 'ended' },
          ]),
        );
      }
    }),
    { numRuns: 40 },
  );
});

test('items without a common key run side by side', async () => {
  const items = [0, 1, 2].map((no) => ({ no, keys: [String(no)], takes: 20 }));
  expect((await carryOut(items, 3)).busiest).toBe(3);
});

test('after an error nothing more is started, what runs ends first, and the error is thrown', async () => {
  const done: number[] = [];
  const carrying = inOrder([0, 1, 2, 3, 4], ['one', 'two'], {
    keysOf: (no) => [String(no)],
    act: async (no) => {
      await wait(no === 0 ? 30 : 5);
      if (no === 1) throw new Error('it broke');
      done.push(no);
    },
  });
  await expect(carrying).rejects.toThrow('it broke');
  expect(done).toContain(0);
  expect(done).not.toContain(4);
});

test('once interrupted nothing more is started', async () => {
  const interrupt = new AbortController();
  const done = await inOrder([0, 1, 2, 3], ['one'], {
    keysOf: () => [],
    act: async (no) => {
      if (no === 1) interrupt.abort();
    },
    signal: interrupt.signal,
  });
  expect(done).toBe(2);
});

test('what is made ahead is made in order, no further ahead than asked, and so many at once', async () => {
  const begun: number[] = [];
  let busy = 0;
  let busiest = 0;
  const numbers = Array.from({ length: 12 }, (_, no) => no);
  const items = madeAhead(numbers, { distance: 4, atOnce: 2 }, (no) =>
    no % 3 === 2
      ? null
      : async () => {
          begun.push(no);
          busiest = Math.max(busiest, ++busy);
          await wait(2);
          busy--;
          return no * 10;
        },
  );
  const made: (number | null)[] = [];
  for (const { item, made: making } of items) {
    made.push(await making);
    expect(Math.max(...begun)).toBeLessThan(item + 4);
  }
  expect(made).toEqual(numbers.map((no) => (no % 3 === 2 ? null : no * 10)));
  expect(begun).toEqual(begun.toSorted((a, b) => a - b));
  expect(busiest).toBe(2);
});
