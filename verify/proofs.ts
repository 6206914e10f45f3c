/** Making proofs, and the root itself, out of the hashes of perfect subtrees, wherever these are kept. */
import { emptyRoot, nodeHash } from './hashes.ts';
import {
  consistencyStretches,
  inclusionStretches,
  type PerfectSubtree,
  perfectSubtrees,
  type Stretch,
} from './subtrees.ts';

/** The hash over a perfect subtree. Level 0 are the leaf hashes. */
export type HashOf = (subtree: PerfectSubtree) => Uint8Array;

/** The root of the tree of the first `size` leaves. */
export function rootOf(size: number, hashOf: HashOf): Uint8Array {
  return size === 0 ? emptyRoot() : hashOfStretch({ start: 0, end: size }, hashOf);
}

/** The siblings on the way from a leaf to the root, lowest first (RFC 6962, 2.1.1). */
export function inclusionProof(index: number, size: number, hashOf: HashOf): Uint8Array[] {
  return inclusionStretches(index, size).map((stretch) => hashOfStretch(stretch, hashOf));
}

/** The nodes that prove one tree the beginning of another (RFC 6962, 2.1.2). */
export function consistencyProof(oldSize: number, size: number, hashOf: HashOf): Uint8Array[] {
  return consistencyStretches(oldSize, size).map((stretch) => hashOfStretch(stretch, hashOf));
}

function hashOfStretch(stretch: Stretch, hashOf: HashOf): Uint8Array {
  return perfectSubtrees(stretch)
    .map(hashOf)
    .reduceRight((right, left) => nodeHash(left, right));
}
