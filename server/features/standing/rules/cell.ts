import type { ShareMeasure } from '@insaf/contract/standing.ts';

/*
 * What the index of an agency is computed from: one cell for each category, of plain counts that can be
 * added and published. Nothing else goes into the index.
 */

/** Complaints by working days, `[days, complaints]`, the fewest days first. */
export type ByDays = readonly (readonly [number, number])[];

export type Counts = {
  /** Complaints of the period that came to stand at the agency. */
  readonly came: number;
  /** Of these, those that became overdue there, and those that it handed back. */
  readonly overdue: number;
  readonly handed_back: number;
  /** Those that stand or ended at the agency, and of these the verified and the dismissed. */
  readonly complaints: number;
  readonly verified: number;
  readonly dismissed: number;
  /** Those of which the person said something after they were settled, or whose time to do so is over. */
  readonly asked: number;
  readonly confirmed: number;
  /** Settlements and dismissals; and those that an appeal overturned. */
  readonly decisions: number;
  readonly upheld: number;
  /** Settlements; and those in the last two working days of a month. */
  readonly settlements: number;
  readonly last_days: number;
  /** Replies; and those whose text the agency used in more than five. */
  readonly replies: number;
  readonly one_text: number;
  /** Replies that were settled; and those of which all evidence was known. */
  readonly judged: number;
  readonly proven: number;
};
export const countNames = [
  'came',
  'overdue',
  'handed_back',
  'complaints',
  'verified',
  'dismissed',
  'asked',
  'confirmed',
  'decisions',
  'upheld',
  'settlements',
  'last_days',
  'replies',
  'one_text',
  'judged',
  'proven',
] as const satisfies readonly (keyof Counts)[];

/** An agency's complaints of one category. */
export type Cell = Counts & {
  readonly agency: string;
  readonly kind: string;
  /** Its code; '' for those without a category. */
  readonly category: string;
  /** Those of `complaints` that were settled, by working days from when they came. */
  readonly settled_after: ByDays;
  /** The others, by working days until they ended otherwise, or until now. */
  readonly unsettled_after: ByDays;
};

/** Of how many complaints or acts, and how many were as they should be. */
export const goodOf: Record<ShareMeasure, (of: Counts) => { of: number; good: number }> = {
  verified: ({ complaints, verified }) => ({ of: complaints, good: verified }),
  confirmed: ({ asked, confirmed }) => ({ of: asked, good: confirmed }),
  in_time: ({ came, overdue }) => ({ of: came, good: came - overdue }),
  upright: ({ decisions, upheld }) => ({ of: decisions, good: decisions - upheld }),
  kept: ({ came, handed_back }) => ({ of: came, good: came - handed_back }),
  proven: ({ judged, proven }) => ({ of: judged, good: proven }),
};

/** The counts of several cells together. */
export function countsOf(cells: readonly Counts[]): Counts {
  const sums = Object.fromEntries(countNames.map((name) => [name, 0])) as Record<
    keyof Counts,
    number
  >;
  for (const cell of cells) for (const name of countNames) sums[name] += cell[name];
  return sums;
}
