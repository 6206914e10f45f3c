/** Whether one head of the ledger grew out of another, from its public tiles. Reads through a function. */
import { provesConsistency } from './check-proofs.ts';
import type { Checkpoint } from './checkpoint.ts';
import { consistencyProof, type HashOf } from './proofs.ts';
import { consistencyStretches, type Stretch } from './subtrees.ts';
import { hashesIn, type Tile, tilePath, tilesOf } from './tiles.ts';

/** The content of a tile; rejects when it cannot be had. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array>;

/**
 * `grown`: everything the older one had is still there, in its place. `shrunk`: there are fewer entries
 * than there were. `forked`: something was changed, taken out or put in between.
 */
export type Growth = 'same' | 'grown' | 'shrunk' | 'forked';

/** What became of a ledger between two of its heads, both signed. Tiles are read of the newer. */
export async function growthBetween(
  old: Checkpoint,
  now: Checkpoint,
  read: ReadTile,
): Promise<Growth> {
  if (now.size < old.size) return 'shrunk';
  if (now.size === old.size) return provesConsistency(old, now, []) ? 'same' : 'forked';
  if (old.size === 0) return 'grown';
  const hashOf = await hashesFor(consistencyStretches(old.size, now.size), now.size, read);
  const proof = consistencyProof(old.size, now.size, hashOf);
  return provesConsistency(old, now, proof) ? 'grown' : 'forked';
}

/** Reads the tiles of some stretches, all at once, and gives the hashes in them. */
export async function hashesFor(
  stretches: readonly Stretch[],
  size: number,
  read: ReadTile,
): Promise<HashOf> {
  const tiles = tilesOf(stretches, size);
  const contents = await Promise.all(tiles.map(read));
  const found = new Map(tiles.map((tile, at) => [tilePath(tile), contents[at] as Uint8Array]));
  return hashesIn(size, (tile) => {
    const content = found.get(tilePath(tile));
    if (!content) throw new Error(`${tilePath(tile)} was not read`);
    return content;
  });
}
