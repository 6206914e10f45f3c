import type { ByDays } from './cell.ts';
import type { Waits } from './survival.ts';

/** Waiting of several together; undefined is none. */
export function added(several: readonly (Waits | undefined)[]): Waits {
  const there = several.filter((waits) => waits !== undefined);
  return {
    settled: sum(there.map(({ settled }) => settled)),
    unsettled: sum(there.map(({ unsettled }) => unsettled)),
  };
}

/** What is left of all when some that are among them are taken away. */
export function withoutThose(all: Waits, some: Waits): Waits {
  return {
    settled: sum([all.settled, negative(some.settled)]),
    unsettled: sum([all.unsettled, negative(some.unsettled)]),
  };
}

function sum(several: readonly ByDays[]): ByDays {
  const counts = new Map<number, number>();
  for (const [days, count] of several.flat()) counts.set(days, (counts.get(days) ?? 0) + count);
  return [...counts].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b);
}

const negative = (by: ByDays): ByDays => by.map(([days, count]) => [days, -count]);
