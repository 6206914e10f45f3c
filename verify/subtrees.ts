/**
 * The shape of the tree (RFC 6962, 2.1), without any hash: which stretches of leaves a proof is made of,
 * and which perfect subtrees a stretch is made of. Perfect subtrees never change once they are full, and
 * are what tiles hold; so whoever makes a proof first asks here what is needed, then reads it.
 *
 * Sizes are numbers up to 2^53: no bit operators, which would cut them to 32 bits.
 */

/** Leaves from `start` up to but not with `end`; a node of the tree stands over them. */
export type Stretch = { start: number; end: number };

/** The subtree over the leaves from `index * 2^level` up to `(index + 1) * 2^level`, all of them there. */
export type PerfectSubtree = { level: number; index: number };

/** What the siblings on the way from a leaf to the root of a tree of `size` leaves stand over, lowest first. */
export function inclusionStretches(index: number, size: number): Stretch[] {
  assertIndex(index, size);
  const found: Stretch[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + leftSize(end - start);
    if (index < middle) {
      found.push({ start: middle, end });
      end = middle;
    } else {
      found.push({ start, end: middle });
      start = middle;
    }
  }
  return found.reverse();
}

/**
 * What the nodes stand over that prove a tree of `oldSize` leaves to be the beginning of a tree of `size`
 * leaves (RFC 6962, 2.1.2), in the order of the proof.
 */
export function consistencyStretches(oldSize: number, size: number): Stretch[] {
  assertOrder(oldSize, size);
  if (oldSize === 0 || oldSize === size) return [];
  const found: Stretch[] = [];
  let [start, end] = [0, size];
  while (oldSize !== end) {
    const middle = start + leftSize(end - start);
    if (oldSize <= middle) {
      found.push({ start: middle, end });
      end = middle;
    } else {
      found.push({ start, end: middle });
      start = middle;
    }
  }
  // Who has the old root knows the node over all of its leaves already.
  if (start > 0) found.push({ start, end });
  return found.reverse();
}

/** The perfect subtrees that a stretch is made of, from left to right, larger before smaller. */
export function perfectSubtrees({ start, end }: Stretch): PerfectSubtree[] {
  const found: PerfectSubtree[] = [];
  let at = start;
  while (at < end) {
    let [level, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}

/** The largest power of two that is smaller than a size of two or more: how many leaves stand left. */
function leftSize(size: number): number {
  let width = 1;
  while (width * 2 < size) width *= 2;
  return width;
}

/** @throws RangeError unless the index is one of a leaf of the tree. */
function assertIndex(index: number, size: number): void {
  if (!isSize(size) || !isSize(index) || index >= size) {
    throw new RangeError(`a tree of ${size} has no leaf ${index}`);
  }
}

/** @throws RangeError unless the first tree can be the beginning of the second. */
function assertOrder(oldSize: number, size: number): void {
  if (!isSize(size) || !isSize(oldSize) || oldSize > size) {
    throw new RangeError(`a tree of ${oldSize} is no beginning of one of ${size}`);
  }
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
