import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provesConsistency, provesInclusion } from './check-proofs.ts';
import { leafHash } from './hashes.ts';
import { consistencyProof, type HashOf, inclusionProof, rootOf } from './proofs.ts';
import { inclusionStretches } from './subtrees.ts';
import { naivePath, naiveProof, naiveRoot } from './test/naive-tree.ts';

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(`entry ${index}`));
const manyLeaves = leavesOf(700);
const hashOfLeaves =
  (leaves: readonly Uint8Array[]): HashOf =>
  ({ level, index }) =>
    naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
const hashOf = hashOfLeaves(manyLeaves);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** A size, and one that is not larger. */
const twoSizes = fc
  .integer({ min: 1, max: manyLeaves.length })
  .chain((size) => fc.tuple(fc.integer({ min: 0, max: size }), fc.constant(size)));

describe('the tree of Certificate Transparency’s own tests', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map((entry) => leafHash(Uint8Array.from(Buffer.from(entry, 'hex'))));

  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the published root at %i leaves', (size, root) => {
    expect(hex(rootOf(size, hashOfLeaves(leaves)))).toBe(root);
  });

  test('has the published way from its sixth leaf to the root of eight', () => {
    expect(inclusionProof(5, 8, hashOfLeaves(leaves)).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

describe('against a tree that is built word for word', () => {
  test('the root of every size is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: manyLeaves.length }), (size) => {
        expect(hex(rootOf(size, hashOf))).toBe(hex(naiveRoot(manyLeaves.slice(0, size))));
      }),
      { numRuns: 40 },
    );
  });

  test('a leaf’s proof is the same and is accepted, and no other leaf passes with it', () => {
    fc.assert(
      fc.property(twoSizes, ([smaller, size]) => {
        const index = Math.min(smaller, size - 1);
        const leaves = manyLeaves.slice(0, size);
        const tree = { size, root: naiveRoot(leaves) };
        const proof = inclusionProof(index, size, hashOf);
        expect(proof.map(hex)).toEqual(naivePath(index, leaves).map(hex));
        const leaf = { index, hash: manyLeaves[index] as Uint8Array };
        expect(provesInclusion(leaf, tree, proof)).toBe(true);
        expect(provesInclusion({ ...leaf, hash: leafHash('other') }, tree, proof)).toBe(false);
        if (size > 1) {
          const other = index === 0 ? 1 : index - 1;
          expect(provesInclusion({ ...leaf, index: other }, tree, proof)).toBe(false);
          expect(provesInclusion(leaf, tree, proof.slice(1))).toBe(false);
        }
        expect(provesInclusion(leaf, tree, [...proof, leaf.hash])).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('a beginning’s proof is the same and is accepted, and another beginning does not pass', () => {
    fc.assert(
      fc.property(twoSizes, ([oldSize, size]) => {
        const old = { size: oldSize, root: naiveRoot(manyLeaves.slice(0, oldSize)) };
        const tree = { size, root: naiveRoot(manyLeaves.slice(0, size)) };
        const proof = consistencyProof(oldSize, size, hashOf);
        if (oldSize > 0) {
          expect(proof.map(hex)).toEqual(naiveProof(oldSize, manyLeaves.slice(0, size)).map(hex));
        }
        expect(provesConsistency(old, tree, proof)).toBe(true);
        if (oldSize === 0) return;
        const forked = [...manyLeaves.slice(0, oldSize - 1), leafHash('forged')];
        expect(provesConsistency({ ...old, root: naiveRoot(forked) }, tree, proof)).toBe(false);
        if (oldSize < size) {
          expect(provesConsistency({ ...old, size: oldSize + 1 }, tree, proof)).toBe(false);
          const grown = [...manyLeaves.slice(0, size - 1), leafHash('forged')];
          const other = { size, root: naiveRoot(grown) };
          expect(provesConsistency(old, other, proof)).toBe(false);
        }
        expect(provesConsistency(old, tree, [...proof, old.root])).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('one altered byte of a proof makes it worthless', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 300 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (size, chosen, place, change) => {
          const index = chosen % size;
          const root = naiveRoot(manyLeaves.slice(0, size));
          const proof = inclusionProof(index, size, hashOf);
          const altered = proof.map((hash) => hash.slice());
          const hash = altered[place % altered.length] as Uint8Array;
          hash[place % hash.length] = (hash[place % hash.length] as number) ^ change;
          const leaf = { index, hash: manyLeaves[index] as Uint8Array };
          expect(provesInclusion(leaf, { size, root }, proof)).toBe(true);
          expect(provesInclusion(leaf, { size, root }, altered)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('proofs reach past what 32 bits can count', () => {
  const size = 2 ** 40 + 3;
  const hash = leafHash('the same everywhere');
  const same: Uint8Array[] = [hash];
  for (let level = 0; level < 41; level += 1) {
    same.push(leafHash(same[level] as Uint8Array));
  }
  const known: HashOf = ({ level }) => same[level] as Uint8Array;
  expect(inclusionProof(size - 1, size, known)).toHaveLength(2);
  expect(inclusionStretches(0, size)).toHaveLength(41);
  const old = { size: 2 ** 40, root: rootOf(2 ** 40, known) };
  const tree = { size, root: rootOf(size, known) };
  expect(provesConsistency(old, tree, consistencyProof(old.size, size, known))).toBe(true);
});

test('a leaf that the tree has not, and a tree that shrinks, are refused', () => {
  expect(() => inclusionProof(3, 3, hashOf)).toThrow(RangeError);
  expect(() => consistencyProof(4, 3, hashOf)).toThrow(RangeError);
  const [three, four] = [3, 4].map((size) => ({ size, root: rootOf(size, hashOf) }));
  expect(provesConsistency(four!, three!, [])).toBe(false);
  expect(provesInclusion({ index: 3, hash: manyLeaves[3]! }, three!, [])).toBe(false);
});
