/*
 * The figures of a month's days as one list of integers, as migration 0041 describes it: the day and the
 * figure above, the count below, ascending, and nothing that is none.
 */

/** A day of a month, from 0, with the place of a figure in its vocabulary. */
export const slotOf = (day: number, figure: number) => day * 64 + figure;
export const dayOfSlot = (slot: number) => slot >> 6;
export const figureOfSlot = (slot: number) => slot & 63;
/** More than the slots of any month. */
export const slots = 32 * 64;

const countBits = 21;
const none = 1 << (countBits - 1);
const most = none - 1;

/** The counts of slots, which ascend. */
export function packDays(counts: Iterable<readonly [slot: number, count: number]>): number[] {
  const packed: number[] = [];
  for (const [slot, count] of counts) {
    for (let left = count; left !== 0; ) {
      const part = Math.max(-most, Math.min(most, left));
      packed.push((slot << countBits) | (part + none));
      left -= part;
    }
  }
  return packed;
}

/** Slots and their counts in the order in which they were packed; a slot with a great count comes repeatedly. */
export function* unpackDays(packed: readonly number[]): Generator<[slot: number, count: number]> {
  for (const each of packed) yield [each >>> countBits, (each & (2 * none - 1)) - none];
}
