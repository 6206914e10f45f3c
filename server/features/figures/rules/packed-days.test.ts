import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfSlot, figureOfSlot, packDays, slotOf, slots, unpackDays } from './packed-days.ts';

test('any counts of any days are what was packed, and each is an integer of 32 bits', () => {
  const slot = fc.integer({ min: 0, max: slots - 1 });
  const given = fc.dictionary(slot.map(String), fc.integer({ min: -5_000_000, max: 5_000_000 }));
  fc.assert(
    fc.property(given, (counts) => {
      const pairs = Object.entries(counts).map(([key, count]) => [Number(key), count] as const);
      const packed = packDays(pairs.flat());
      expect(packed.every((each) => (each | 0) === each)).toBe(true);
      const sums = new Map<number, number>();
      for (const [key, count] of unpackDays(packed)) sums.set(key, (sums.get(key) ?? 0) + count);
      expect([...sums]).toEqual(pairs.filter(([, count]) => count !== 0));
    }),
  );
});

test('there are no more figures than a day has slots for', () => {
  for (const figures of [eventFigures, cohortFigures]) {
    expect(figureOfSlot(slotOf(30, figures.length - 1))).toBe(figures.length - 1);
    expect(dayOfSlot(slotOf(30, figures.length - 1))).toBe(30);
  }
});

test('a slot is a day of a month and a figure, and what is none is not packed', () => {
  expect([dayOfSlot(slotOf(30, 63)), figureOfSlot(slotOf(30, 63))]).toEqual([30, 63]);
  expect(slotOf(30, 63)).toBeLessThan(slots);
  expect(packDays([slotOf(3, 1), 0])).toEqual([]);
});
