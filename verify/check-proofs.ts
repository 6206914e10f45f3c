/**
 * Checking proofs, by the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2. They know nothing of how proofs
 * are made (`proofs.ts`): the two are tried against each other and against a naive tree.
 */
import { hashLength, nodeHash, sameBytes } from './hashes.ts';

/**
 * Whether a proof leads from a leaf's hash to the root.
 * @param proof the siblings on the way, lowest first, 32 bytes each
 */
export function provesInclusion(
  leaf: { index: number; hash: Uint8Array },
  tree: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isIndex(leaf.index) || !isIndex(tree.size) || leaf.index >= tree.size) return false;
  if (!areHashes(proof)) return false;
  let [node, last] = [leaf.index, tree.size - 1];
  let hash = leaf.hash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(hash, tree.root);
}

/**
 * Whether a proof shows the old tree to be the beginning of the new one: nothing of it was changed, taken
 * out or put in between. The empty tree is the beginning of every tree, and its proof is empty.
 */
export function provesConsistency(
  old: { size: number; root: Uint8Array },
  tree: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isIndex(old.size) || !isIndex(tree.size) || old.size > tree.size) return false;
  if (!areHashes(proof)) return false;
  if (old.size === tree.size) return proof.length === 0 && sameBytes(old.root, tree.root);
  if (old.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(old.size) ? [old.root, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let [node, last] = [old.size - 1, tree.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [oldHash, hash] = [first, first];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sibling, oldHash);
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(oldHash, old.root) && sameBytes(hash, tree.root);
}

const isIndex = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const half = (value: number): number => Math.floor(value / 2);
const areHashes = (proof: readonly Uint8Array[]): boolean =>
  proof.every((hash) => hash.length === hashLength);

function isPowerOfTwo(value: number): boolean {
  let width = 1;
  while (width < value) width *= 2;
  return width === value;
}
