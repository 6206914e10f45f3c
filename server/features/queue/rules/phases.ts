import type { Status } from '@insaf/contract/complaint-lifecycle.ts';

/*
 * A list has three parts, one after the other. Which of them a complaint is in follows from its status
 * alone, because the lifecycle's table gives every status its clock; and so does what `turn_at` means.
 */

export type Phase = {
  readonly no: 1 | 2 | 3;
  readonly statuses: readonly Status[];
  /** The latest first. */
  readonly descending: boolean;
};

export const phases: readonly Phase[] = [
  // The clock runs: by when it falls due.
  {
    no: 1,
    statuses: ['received', 'referred', 'in_progress', 'answered'],
    descending: false,
  },
  // The complainant's turn: by when that ends.
  { no: 2, statuses: ['incomplete', 'settled'], descending: false },
  // Nothing is due: by receipt, the newest first.
  { no: 3, statuses: ['joined', 'closed', 'dismissed', 'withdrawn'], descending: true },
];

/** Statuses that end a complaint; the others are indexed by subject, place and words too. */
export const finished: readonly Status[] = ['closed', 'dismissed', 'withdrawn'];

/** Statuses in which something can be in the way of a complaint. */
export const obstructible: readonly Status[] = ['referred', 'in_progress', 'incomplete'];

/** The parts of a list of these statuses, each with those of them that it holds. */
export function phasesOf(statuses: readonly Status[]): Phase[] {
  return phases
    .map((phase) => ({
      ...phase,
      statuses: phase.statuses.filter((each) => statuses.includes(each)),
    }))
    .filter((phase) => phase.statuses.length > 0);
}
