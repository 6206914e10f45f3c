/**
 * What a file of places and one of agencies have in common: rows name their parents by code, in any
 * order, and with what the database holds already they must make a tree.
 */
import type { FaultReason } from './load-fault.ts';

export type Node = { readonly code: string; readonly parent: string | null };
export type NodeOfFile = Node & { readonly line: number };
export type TreeFault = {
  readonly line: number;
  readonly column: 'code' | 'parent';
  readonly because: FaultReason;
  readonly value: string;
};

/** The tree as it will be: what the file says, and for what it lacks, what is known. */
export function mergedTree(rows: readonly Node[], known: readonly Node[]): Map<string, Node> {
  return new Map([...known, ...rows].map((node) => [node.code, node]));
}

/** Codes that occur twice, parents that nobody has heard of, and rows that are above themselves. */
export function treeFaults(
  rows: readonly NodeOfFile[],
  tree: ReadonlyMap<string, Node>,
): TreeFault[] {
  const faults: TreeFault[] = [];
  const seen = new Set<string>();
  const sound = new Set<string>();
  for (const { code, parent, line } of rows) {
    if (seen.has(code))
      faults.push({ line, column: 'code', because: 'repeated_code', value: code });
    seen.add(code);
    if (parent === null) continue;
    if (!tree.has(parent)) {
      faults.push({ line, column: 'parent', because: 'unknown_parent', value: parent });
    } else if (isAboveItself(code, tree, sound)) {
      faults.push({ line, column: 'parent', because: 'circle', value: parent });
    }
  }
  return faults;
}

/** Climbs until the root, or what is known to lead there; `sound` grows by what was passed. */
function isAboveItself(code: string, tree: ReadonlyMap<string, Node>, sound: Set<string>): boolean {
  const passed = new Set<string>();
  for (let at: string | null = code; at !== null; at = tree.get(at)?.parent ?? null) {
    if (sound.has(at)) break;
    if (passed.has(at)) return true;
    passed.add(at);
  }
  for (const one of passed) sound.add(one);
  return false;
}

/** Path of every node, `/1/4/19/`, by code. The tree has no faults. */
export function pathsOf(
  tree: ReadonlyMap<string, Node>,
  idOf: (code: string) => number,
): Map<string, string> {
  const paths = new Map<string, string>();
  const pathOf = (code: string): string => {
    const known = paths.get(code);
    if (known !== undefined) return known;
    const parent = tree.get(code)?.parent ?? null;
    const path = `${parent === null ? '/' : pathOf(parent)}${idOf(code)}/`;
    paths.set(code, path);
    return path;
  };
  for (const code of tree.keys()) pathOf(code);
  return paths;
}

/** The code at the top of a node's branch; in a tree with a circle, one of the circle. */
export function topOf(code: string, tree: ReadonlyMap<string, Node>): string {
  const passed = new Set<string>();
  let at = code;
  for (;;) {
    const parent = tree.get(at)?.parent ?? null;
    if (parent === null || passed.has(parent)) return at;
    passed.add(parent);
    at = parent;
  }
}
