import type { Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintRow, NewHistoryRow } from './queries.ts';

/** A complaint was received or moved. `complaint` is as it stands after the move. */
export type Moved = {
  readonly verb: Verb;
  readonly from: Status | null;
  readonly to: Status;
  readonly at: Date;
  readonly complaint: ComplaintRow;
  readonly entry: NewHistoryRow;
  readonly details: Record<string, unknown>;
  /** What was written with it: a question, a reason, an explanation. */
  readonly words: string | null;
  /** Which of its complainants are to be told, where that is known already; else it is looked up. */
  readonly toTell?: readonly number[];
};

/** Complaints moved, in one transaction: one for an officer's move, many for filings that came together. */
export type ComplaintsMoved = {
  readonly name: 'complaintsMoved';
  readonly moves: readonly Moved[];
};
