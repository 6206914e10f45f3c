/*
 * The figures of a month's days as one list of integers, as migration 0041 describes it: the day and the
 * figure above, the count below, ascending, and nothing that is none.
 */

/** More than any vocabulary has. */
export const figures = 64;
/** A day of a month, from 0, with the place of a figure in its vocabulary. */
export const slotOf = (day: number, figure: number) => day * figures + figure;
export const dayOfSlot = (slot: number) => slot >> 6;
export const figureOfSlot = (slot: number) => slot & (figures - 1);
/** More than the slots of any month. */
export const slots = 32 * figures;

const countBits = 21;
const none = 1 << (countBits - 1);
const most = none - 1;

/** @param counts slots, which ascend, each with its count after it */
export function packDays(counts: readonly number[]): number[] {
  const packed: number[] = [];
  for (let at = 0; at < counts.length; at += 2) {
    const slot = counts[at]!;
    for (let left = counts[at + 1]!; left !== 0; ) {
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
