import { dueOf, isUnfinished, type Journey, type Stand } from './journey.ts';
import type { TreeHistory } from './tree-history.ts';

/*
 * Where a complaint was, from when to when: a stay ends with its next entry, and where the tree changed
 * around it, because its agency was merged or came to lie elsewhere.
 */

export type Stay = {
  /** The entry that it began with, or that it goes on from. */
  readonly entry: number;
  readonly since: number;
  /** Null once it is finished. */
  readonly stand: Stand | null;
  readonly holderId: number;
  /** When the time of who has it is up. */
  readonly due: number | null;
};

/** The stays of a complaint in their order; the last one lasts until now. */
export function staysOf({ entries }: Journey, tree: TreeHistory): Stay[] {
  const stays: Stay[] = [];
  for (const [index, entry] of entries.entries()) {
    const { at, holderId, categoryId } = entry;
    const due = dueOf(entry);
    if (!isUnfinished(entry)) {
      stays.push({ entry: index, since: at, stand: null, holderId, due });
      continue;
    }
    const stand = { path: tree.pathAt(holderId, at), categoryId };
    let stay: Stay = { entry: index, since: at, stand, holderId, due };
    stays.push(stay);
    const until = entries[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    for (const change of tree.changesIn(at, until)) {
      const merged = change.what === 'merged' && change.agencyId === stay.holderId;
      const heldBy: number = merged ? change.into : stay.holderId;
      const path = tree.pathAt(heldBy, change.at);
      if (path === stay.stand?.path) continue;
      const moved: Stand = { path, categoryId };
      stay = { entry: index, since: change.at, stand: moved, holderId: heldBy, due };
      stays.push(stay);
    }
  }
  return stays;
}
