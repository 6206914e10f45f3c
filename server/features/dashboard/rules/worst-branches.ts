import { mostBranches } from '@insaf/contract/dashboard.ts';

/** Of an agency right below, within some days. */
export type Troubles = {
  readonly agencyId: number;
  readonly overdue: number;
  readonly returned: number;
};

/** Those that need attention: the most that ran late first, then the most replies that were sent back. */
export function worstBranches(all: readonly Troubles[]): Troubles[] {
  return all
    .filter(({ overdue, returned }) => overdue + returned > 0)
    .toSorted(
      (one, other) =>
        other.overdue - one.overdue ||
        other.returned - one.returned ||
        one.agencyId - other.agencyId,
    )
    .slice(0, mostBranches);
}
