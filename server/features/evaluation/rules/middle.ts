import type { Middle } from '@insaf/contract/evaluation.ts';

/**
 * Median and quartiles; between two values, the part of the way that is asked for.
 *
 * @param values in any order
 * @returns null of none
 */
export function middleOf(values: readonly number[]): Middle | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low);
  };
  return { first: at(0.25), median: at(0.5), third: at(0.75) };
}

/** The same, in whole units. */
export function wholeMiddle(values: readonly number[]): Middle | null {
  const of = middleOf(values);
  if (of === null) return null;
  const { first, median, third } = of;
  return { first: Math.round(first), median: Math.round(median), third: Math.round(third) };
}
