/** The tree as RFC 6962, 2.1, defines it, word for word and without any cleverness: for tests. */
import { emptyRoot, nodeHash } from '../hashes.ts';

const split = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

/** MTH(D[n]), of leaf hashes. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const k = split(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function naivePath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...naivePath(index, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(index - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

/** SUBPROOF(m, D[n], b), for 0 < m. */
export function naiveProof(
  size: number,
  leaves: readonly Uint8Array[],
  known = true,
): Uint8Array[] {
  if (size === leaves.length) return known ? [] : [naiveRoot(leaves)];
  const k = split(leaves.length);
  return size <= k
    ? [...naiveProof(size, leaves.slice(0, k), known), naiveRoot(leaves.slice(k))]
    : [...naiveProof(size - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}
