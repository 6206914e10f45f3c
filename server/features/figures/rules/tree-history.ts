/*
 * The tree of agencies as it was at any instant, from the tree of now and the changes that led to it. What
 * was counted below an agency stays with those that stood above it then.
 */

/** An agency got another parent, or was merged into another. Times in milliseconds since 1970. */
export type TreeChange =
  | {
      readonly what: 'moved';
      readonly at: number;
      readonly agencyId: number;
      readonly from: number;
    }
  | {
      readonly what: 'merged';
      readonly at: number;
      readonly agencyId: number;
      readonly into: number;
    };

export type TreeHistory = {
  /** Ids from the root down, each closed by a slash, with what was changed at that very instant. */
  readonly pathAt: (agencyId: number, at: number) => string;
  /** Changes at or after an instant and before another, in their order. */
  readonly changesIn: (since: number, until: number) => readonly TreeChange[];
};

/**
 * @param parents of every agency as it is now; null of the root
 * @param changes in the order in which they were made
 */
export function treeHistory(
  parents: ReadonlyMap<number, number | null>,
  changes: readonly TreeChange[],
): TreeHistory {
  const ordered = [...changes].sort((a, b) => a.at - b.at);
  const times = ordered.map(({ at }) => at);
  const moves = new Map<number, { at: number; from: number }[]>();
  for (const change of ordered) {
    if (change.what !== 'moved') continue;
    moves.set(change.agencyId, [...(moves.get(change.agencyId) ?? []), change]);
  }

  const parentAt = (agencyId: number, at: number): number | null => {
    const later = moves.get(agencyId)?.find((move) => move.at > at);
    if (later !== undefined) return later.from;
    const parent = parents.get(agencyId);
    if (parent === undefined) throw new Error(`no agency ${agencyId}`);
    return parent;
  };
  // Between two changes of the tree nothing moves: paths are kept by how many changes there had been.
  const known = new Map<number, Map<number, string>>();
  const pathAt = (agencyId: number, at: number, depth = 0): string => {
    const era = indexAfter(times, at);
    let paths = known.get(era);
    if (paths === undefined) {
      paths = new Map();
      known.set(era, paths);
    }
    let path = paths.get(agencyId);
    if (path === undefined) {
      if (depth > deepest) throw new Error(`agency ${agencyId} lies below itself`);
      const parent = parentAt(agencyId, at);
      path = `${parent === null ? '/' : pathAt(parent, at, depth + 1)}${agencyId}/`;
      paths.set(agencyId, path);
    }
    return path;
  };
  return {
    pathAt,
    changesIn: (since, until) => {
      const first = indexFrom(times, since);
      const end = indexFrom(times, until);
      return first >= end ? none : ordered.slice(first, end);
    },
  };
}

const none: readonly TreeChange[] = [];
const deepest = 64;

/** How many of these ascending times are before an instant. */
function indexFrom(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of these ascending times are before an instant or at it. */
const indexAfter = (times: readonly number[], at: number) => indexFrom(times, at + 0.5);
