import type { Fact } from '../../platform/context.ts';
import type { BranchMove } from './rules/branch-moves.ts';

/** Agencies came to stand elsewhere in the tree, or complaints run by the time of another from now on. */
export type AgenciesMoved = Fact & {
  readonly name: 'agenciesMoved';
  readonly at: Date;
  /** Whole branches by the path of their top, those above before those that moved below them. */
  readonly branches: readonly BranchMove[];
  readonly handedOver: readonly HandedOver[];
};

/** Complaints whose clock runs, by number, and by whose time it did and does. */
export type HandedOver = {
  readonly fromId: number;
  readonly toId: number;
  readonly numbers: readonly string[];
};
