import type { Directory } from '../../directory/index.ts';

/*
 * How the tree stood before branches of it were moved. What was counted before a move was counted by the
 * calendars of the line above it as it was then, and the tree itself remembers only what it is now.
 */

/** Of a branch: the paths of its top, `/1/4/19/`. */
export type BranchMoved = { readonly moved_from: string; readonly moved_to: string };

/** @param moves the latest first; one that the path does not know of yet changes nothing */
export function pathBefore(path: string, moves: readonly BranchMoved[]): string {
  return moves.reduce(
    (now, { moved_from: from, moved_to: to }) =>
      now.startsWith(to) ? from + now.slice(to.length) : now,
    path,
  );
}

/**
 * The directory with the paths that agencies had before these moves, the latest first. Nothing else in it
 * is as it was.
 */
export function treeBefore(directory: Directory, moves: readonly BranchMoved[]): Directory {
  if (moves.length === 0) return directory;
  const agencies = directory.agencies.map((agency) => {
    const path = pathBefore(agency.path, moves);
    return path === agency.path ? agency : { ...agency, path };
  });
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  return { ...directory, agencies, agency: (id) => byId.get(id) ?? directory.agency(id) };
}
