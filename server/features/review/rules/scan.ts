import type { Basis } from '@insaf/contract/review.ts';
import type { SumRow } from './figures.ts';
import type { Filters, ReviewPart } from './filters.ts';
import type { Stretch } from './period.ts';
import type { Cell } from './scope.ts';

/** Sums that are to be counted from what was counted of each complaint. */
export type Scan = {
  readonly basis: Basis;
  readonly cells: readonly Cell[];
  readonly stretches: readonly Stretch[];
  readonly filters: Filters;
  /** The parts of which each value stands by itself, each apart from the others; null: the whole. */
  readonly bys: readonly (ReviewPart | null)[];
  readonly byStart: boolean;
};

/** A sum with the place among `bys` of what it is told apart by. */
export type ScannedRow = SumRow & { readonly by_no: number };
