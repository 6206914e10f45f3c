type Agency = {
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly active: boolean;
};
type Tree<A extends Agency> = {
  readonly agency: (id: number) => A;
  /** The agency itself or, where it was merged, what it was merged into. */
  readonly successorOf: (id: number) => A;
};

/** Who decided, and whom the complaint is about: neither of them hears the appeal. */
export type Decided = { readonly byId: number; readonly complainedOfId: number | null };

/**
 * Who hears an appeal: the nearest agency above the one that decided that is open and is not the one
 * complained of, nor below it.
 *
 * @returns null when nobody stands above
 */
export function seniorTo<A extends Agency>(tree: Tree<A>, decided: Decided): A | null {
  const { byId, complainedOfId } = decided;
  const accused = complainedOfId === null ? null : tree.successorOf(complainedOfId).path;
  const mayHear = (agency: A) =>
    agency.active && (accused === null || !agency.path.startsWith(accused));
  for (let id = tree.successorOf(byId).parent_id; id !== null; ) {
    const agency = tree.agency(id);
    if (mayHear(agency)) return agency;
    id = agency.parent_id;
  }
  return null;
}

/** Until when a decision can be appealed against; null where nobody stands above to hear it. */
export function appealUntil<A extends Agency>(
  tree: Tree<A>,
  decided: Decided,
  until: Date,
): Date | null {
  return seniorTo(tree, decided) === null ? null : until;
}
