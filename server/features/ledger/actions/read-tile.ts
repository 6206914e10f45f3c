import { bytesOf, joined } from 'insaf-verify/hashes.ts';
import type { HashOf } from 'insaf-verify/proofs.ts';
import type { Stretch } from 'insaf-verify/subtrees.ts';
import {
  entryBundle,
  hashesIn,
  type Tile,
  tilePath,
  tilesOf,
  tileWidth,
} from 'insaf-verify/tiles.ts';
import type { Db } from '../../../platform/context.ts';
import { readBundle, subtreeHashes, tailEntries } from '../queries.ts';
import { leafHashes, unpackBundle } from '../rules/bundles.ts';

/** A tile's content, or undefined where the tree is not that large. A tile that grew has the same beginning. */
export async function readTile(db: Db, tile: Tile): Promise<Uint8Array | undefined> {
  const { level, index, width } = tile;
  if (level === 'entries' || level === 0) {
    const entries = await entriesOf(db, index);
    if (entries.length < width) return undefined;
    const wanted = entries.slice(0, width);
    return level === 0 ? joined(...leafHashes(wanted)) : entryBundle(wanted.map(bytesOf));
  }
  const hashes = await subtreeHashes(db, level, index * tileWidth, width);
  return hashes.length === width ? joined(...hashes) : undefined;
}

/** The entries of a bundle, full or not; none where it is not there. */
export async function entriesOf(db: Db, index: number): Promise<string[]> {
  const bundle = await readBundle(db, index);
  if (bundle !== undefined) return unpackBundle(bundle.entries);
  const tail = await tailEntries(db);
  if (tail.length === 0 || Math.floor(Number(tail[0]!.leaf) / tileWidth) !== index) return [];
  return tail.map(({ entry }) => entry);
}

/**
 * The hashes that these stretches of a tree are made of, read beforehand.
 *
 * @throws Error when the ledger lacks one
 */
export async function readHashes(
  db: Db,
  size: number,
  stretches: readonly Stretch[],
): Promise<HashOf> {
  const read = new Map<string, Uint8Array>();
  for (const tile of tilesOf(stretches, size)) {
    const content = await readTile(db, tile);
    if (content === undefined) throw new Error(`the ledger lacks ${tilePath(tile)}`);
    read.set(tilePath(tile), content);
  }
  return hashesIn(size, (tile) => read.get(tilePath(tile))!);
}
