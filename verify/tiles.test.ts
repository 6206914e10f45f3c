import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provesConsistency, provesInclusion } from './check-proofs.ts';
import { joined, leafHash } from './hashes.ts';
import { consistencyProof, inclusionProof, rootOf } from './proofs.ts';
import { consistencyStretches, inclusionStretches } from './subtrees.ts';
import { naiveRoot } from './test/naive-tree.ts';
import {
  bundleOf,
  entriesIn,
  entryBundle,
  hashesIn,
  type Tile,
  tileAt,
  tilePath,
  tilesOf,
  widthIn,
} from './tiles.ts';

describe('a tile’s address', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 1, index: 1_234_067, width: 256 }, 'tile/1/x001/x234/067'],
    [{ level: 0, index: 273, width: 112 }, 'tile/0/273.p/112'],
    [{ level: 'entries', index: 1000, width: 1 }, 'tile/entries/x001/000.p/1'],
  ] as const)('of %o is written as tlog-tiles asks', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(tileAt(path)).toEqual(tile);
  });

  test.each([
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/001/x002',
    'tile/0/../000',
    'tile/data/000',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('is not %s', (path) => {
    expect(tileAt(path)).toBeUndefined();
  });
});

test('a tree of 70,000 has the tiles that tlog-tiles counts', () => {
  expect(widthIn(70_000, 0, 272)).toBe(256);
  expect(widthIn(70_000, 0, 273)).toBe(112);
  expect(widthIn(70_000, 0, 274)).toBe(0);
  expect(widthIn(70_000, 1, 0)).toBe(256);
  expect(widthIn(70_000, 1, 1)).toBe(17);
  expect(widthIn(70_000, 2, 0)).toBe(1);
  expect(widthIn(256, 0, 0)).toBe(256);
  expect(widthIn(256, 1, 0)).toBe(1);
  expect(bundleOf(69_999, 70_000)).toEqual({ level: 'entries', index: 273, width: 112 });
});

describe('what tiles hold', () => {
  const leaves = Array.from({ length: 66_000 }, (_, index) => leafHash(`${index}`));
  const above = Array.from({ length: 257 }, (_, index) =>
    naiveRoot(leaves.slice(index * 256, (index + 1) * 256)),
  );
  const levels = [leaves, above, [naiveRoot(above.slice(0, 256))]];
  const content = ({ level, index, width }: Tile) =>
    joined(...(levels[level as number] ?? []).slice(index * 256, index * 256 + width));

  test('proves every leaf and every beginning, from no other tiles than those asked for', () => {
    const size = fc.integer({ min: 1, max: 65_900 });
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, chosen, chosenSize) => {
        const [index, oldSize] = [chosen % count, chosenSize % (count + 1)];
        const whole = { start: 0, end: count };
        const beginning = { start: 0, end: oldSize };
        const asked = new Set(
          tilesOf(
            [
              whole,
              beginning,
              ...inclusionStretches(index, count),
              ...consistencyStretches(oldSize, count),
            ],
            count,
          ).map(tilePath),
        );
        const hashOf = hashesIn(count, (tile) => {
          expect(asked).toContain(tilePath(tile));
          return content(tile);
        });
        const tree = { size: count, root: rootOf(count, hashOf) };
        const old = { size: oldSize, root: rootOf(oldSize, hashOf) };
        const leaf = { index, hash: leaves[index] as Uint8Array };
        expect(provesInclusion(leaf, tree, inclusionProof(index, count, hashOf))).toBe(true);
        const proof = consistencyProof(oldSize, count, hashOf);
        expect(provesConsistency(old, tree, proof)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('is refused when a tile is shorter than the tree says', () => {
    const cut = hashesIn(300, (tile) => content(tile).slice(0, -32));
    expect(() => rootOf(300, cut)).toThrow('tile/1/000.p/1 has 0 bytes');
  });
});

test('a bundle gives back its entries, and one that was cut gives none', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (entries) => {
      const bundle = entryBundle(entries);
      expect(entriesIn(bundle)).toEqual(entries);
      if (entries.length > 0) expect(entriesIn(bundle.slice(0, -1))).not.toEqual(entries);
    }),
  );
  expect(entriesIn(Uint8Array.of(0, 3, 1, 2))).toBeUndefined();
  expect(entriesIn(Uint8Array.of(0))).toBeUndefined();
  expect(() => entryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
});
