import type { GamingFlag, StandingSize } from './standing-formula.ts';
import type { Bilingual } from './text.ts';

/*
 * What anyone may read of the index of agencies: of periods that are over, from counts that are open
 * (docs/figures.md, "What is open of the index").
 */

/** Of so few complaints that came to a cell of the open data, a cell of its own is not told. */
export const leastOpen = 5;
/** An agency to which fewer came is not told at all. */
export const leastOfAgency = 20;
/** Groups of fewer agencies with an index are not compared in public. */
export const leastOfGroup = 5;

export type PublicStanding = {
  readonly code: string;
  readonly name: Bilingual;
  readonly index: number;
  readonly low: number;
  readonly high: number;
  /** The range of its rank in the group. */
  readonly best: number;
  readonly worst: number;
  /** Complaints that came to it. */
  readonly came: number;
  readonly flags: readonly GamingFlag[];
};

export type PublicGroup = {
  /** A kind of agency, or `other` for kinds of few together. */
  readonly peers: string;
  readonly size: StandingSize;
  /** By the middle of their range, the highest first. */
  readonly standings: readonly PublicStanding[];
};

export type PublicIndex = {
  /** Those that are over and computed, the newest first: `2026-Q3`, `2026`. */
  readonly periods: readonly string[];
  readonly period: string;
  readonly from: string;
  readonly to: string;
  /** What was done up to the end of this day is counted. */
  readonly until: string;
  readonly groups: readonly PublicGroup[];
};

export type PublicIndexPages = {
  /** Null where no period is over of which there is an index. */
  readonly 'public-index': { readonly index: PublicIndex | null };
};
