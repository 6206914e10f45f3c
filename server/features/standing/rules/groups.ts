import type { StandingGroup } from '@insaf/contract/standing.ts';
import type { Computed } from './standings.ts';

/** Of so few, the quartiles would be the index of one of them. */
const fewest = 5;

/** Group by group, of each those with the highest index first; those without one last. */
export function inOrder(all: readonly Computed[]): Computed[] {
  return all.toSorted(
    (a, b) =>
      a.peers.localeCompare(b.peers) ||
      a.size.localeCompare(b.size) ||
      (b.index ?? -1) - (a.index ?? -1) ||
      a.agency.localeCompare(b.agency),
  );
}

/** How the index of the agencies of each group is spread. */
export function groupsOf(all: readonly Computed[]): StandingGroup[] {
  const groups = Map.groupBy(all, ({ peers, size }) => `${peers} ${size}`);
  return [...groups.values()].map((members) => {
    const { peers, size } = members[0]!;
    const sorted = members.flatMap(({ index }) => index ?? []).sort((a, b) => a - b);
    return { peers, size, agencies: members.length, quartiles: quartilesOf(sorted) };
  });
}

function quartilesOf(sorted: readonly number[]): StandingGroup['quartiles'] {
  if (sorted.length < fewest) return null;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { low: at(0), first: at(0.25), middle: at(0.5), third: at(0.75), high: at(1) };
}
