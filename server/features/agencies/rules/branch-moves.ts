/** The paths of an agency before and after a change of the tree, `/1/4/19/`. */
export type BranchMove = { readonly agencyId: number; readonly from: string; readonly to: string };

/**
 * Of agencies whose paths changed the branches that moved as a whole, one after the other: whoever only went
 * along with one above is not among them.
 */
export function branchMoves(placed: readonly BranchMove[]): BranchMove[] {
  const moves: BranchMove[] = [];
  const byLength = placed.toSorted((one, other) => one.to.length - other.to.length);
  for (const { agencyId, from, to } of byLength) {
    const path = moves.reduce((now, move) => along(now, move), from);
    if (path !== to) moves.push({ agencyId, from: path, to });
  }
  return moves;
}

function along(path: string, { from, to }: BranchMove): string {
  return path.startsWith(from) ? to + path.slice(from.length) : path;
}
