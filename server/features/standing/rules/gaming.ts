import {
  fewestFlagged,
  type GamingFlag,
  gamingFlags,
  tolerated,
} from '@insaf/contract/standing.ts';
import type { Counts } from './cell.ts';
import { z } from './survival.ts';

/*
 * What makes figures look better than the work is. It is shown beside the index, and taken off it: half as
 * much as the share lies above what is taken for chance, and only as far as few cases leave no doubt (the
 * lower end of Wilson's interval).
 */

export type Flag = { flag: GamingFlag; of: number; count: number; discount: number };

const counted: Record<GamingFlag, (of: Counts) => [count: number, of: number]> = {
  last_days: ({ last_days, settlements }) => [last_days, settlements],
  one_text: ({ one_text, replies }) => [one_text, replies],
  hands_back: ({ handed_back, came }) => [handed_back, came],
  dismisses: ({ dismissed, came }) => [dismissed, came],
};

/** Those that are raised. */
export function flagsOf(counts: Counts): Flag[] {
  return gamingFlags.flatMap((flag) => {
    const [count, of] = counted[flag](counts);
    const above = wilsonLow(count, of) - tolerated[flag];
    if (of < fewestFlagged || above <= 0) return [];
    return [{ flag, of, count, discount: above / (1 - tolerated[flag]) / 2 }];
  });
}

/** The lower end of Wilson's interval of a share; 0 of nothing. */
export function wilsonLow(count: number, of: number): number {
  if (of === 0) return 0;
  const share = count / of;
  const square = z * z;
  const half = z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  return (share + square / (2 * of) - half) / (1 + square / of);
}
