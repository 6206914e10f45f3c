/** Times of requests or statements by their names, in milliseconds. */
export type Times = Readonly<Record<string, readonly number[]>>;

/**
 * The time that so many of them keep: 0.95 for the 95th percentile.
 *
 * @throws RangeError when there are none
 */
export function quantile(times: readonly number[], part: number): number {
  if (times.length === 0) throw new RangeError('no times');
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

export const p95 = (times: readonly number[]): number => quantile(times, 0.95);
