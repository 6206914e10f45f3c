import { emptyRoot, nodeHash } from './hashes.ts';

/** A tree that leaves are added to, one after the other; it keeps no more than its right edge. */
export class GrowingTree {
  /** Roots of the perfect subtrees it is made of, larger before smaller. */
  readonly #edge: { level: number; hash: Uint8Array }[] = [];
  #size = 0;

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Adds a leaf, by its hash. */
  add(leaf: Uint8Array): void {
    let grown = { level: 0, hash: leaf };
    while (this.#edge[this.#edge.length - 1]?.level === grown.level) {
      const left = this.#edge.pop() as { hash: Uint8Array };
      grown = { level: grown.level + 1, hash: nodeHash(left.hash, grown.hash) };
    }
    this.#edge.push(grown);
    this.#size += 1;
  }

  /** The root over the leaves so far. */
  root(): Uint8Array {
    const hashes = this.#edge.map(({ hash }) => hash);
    return this.#size === 0
      ? emptyRoot()
      : hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}
