/** How the tree is laid out in files (C2SP tlog-tiles): 256 hashes, or 256 entries, a tile. */
import { hashLength, joined, nodeHash } from './hashes.ts';
import type { HashOf } from './proofs.ts';
import { type PerfectSubtree, perfectSubtrees, type Stretch } from './subtrees.ts';

/** Hashes or entries in a full tile. */
export const tileWidth = 256;
/** A tile's own height: between its lowest hashes and the one that stands for it a level above. */
const tileHeight = 8;

/** `level` is `entries` for a bundle of entries; `width` is 256 unless the tile is the last and not full. */
export type Tile = { level: number | 'entries'; index: number; width: number };

/** The tile's address below the ledger's prefix: `tile/0/x001/234`, `tile/entries/007.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/g) ?? [];
  const folders = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group));
  return `tile/${level}/${folders.join('/')}${width === tileWidth ? '' : `.p/${width}`}`;
}

const pathPattern = /^tile\/(0|[1-9]\d?|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile that an address stands for, or undefined when it is not the address of one. */
export function tileAt(path: string): Tile | undefined {
  const [, level, folders, width] = pathPattern.exec(path) ?? [];
  if (level === undefined || folders === undefined) return undefined;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(folders.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  if (tile.level !== 'entries' && tile.level > 63) return undefined;
  return Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined;
}

/** How wide a tile is in a tree of `size` leaves: 0 when it does not exist yet, 256 when it is full. */
export function widthIn(size: number, level: number | 'entries', index: number): number {
  const hashes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** The bundle that holds an entry, in a tree of `size` leaves. */
export function bundleOf(entry: number, size: number): Tile {
  const index = Math.floor(entry / tileWidth);
  return { level: 'entries', index, width: widthIn(size, 'entries', index) };
}

/** The tiles that hold what some stretches are made of, each once, in a tree of `size` leaves. */
export function tilesOf(stretches: readonly Stretch[], size: number): Tile[] {
  const found = new Map<string, Tile>();
  for (const subtree of stretches.flatMap(perfectSubtrees)) {
    const { level, index } = placeOf(subtree);
    const tile = { level, index, width: widthIn(size, level, index) };
    found.set(tilePath(tile), tile);
  }
  return [...found.values()];
}

/**
 * Hashes of perfect subtrees, out of tiles that were read before.
 * @param read the content of a tile of hashes, `width * 32` bytes
 * @throws Error when a tile is shorter than it must be
 */
export function hashesIn(size: number, read: (tile: Tile) => Uint8Array): HashOf {
  return (subtree) => {
    const { level, index, from, height } = placeOf(subtree);
    const tile = { level, index, width: widthIn(size, level, index) };
    const content = read(tile);
    if (content.length !== tile.width * hashLength || from + 2 ** height > tile.width) {
      throw new Error(`${tilePath(tile)} has ${content.length} bytes`);
    }
    let hashes: Uint8Array[] = Array.from({ length: 2 ** height }, (_, at) =>
      content.slice((from + at) * hashLength, (from + at + 1) * hashLength),
    );
    while (hashes.length > 1) {
      hashes = Array.from({ length: hashes.length / 2 }, (_, at) =>
        nodeHash(hashes[2 * at] as Uint8Array, hashes[2 * at + 1] as Uint8Array),
      );
    }
    return hashes[0] as Uint8Array;
  };
}

/** Where a perfect subtree is in the tiles: it stands over 2^height hashes of one tile, beginning with `from`. */
function placeOf(subtree: PerfectSubtree) {
  const level = Math.floor(subtree.level / tileHeight);
  const height = subtree.level % tileHeight;
  const first = subtree.index * 2 ** height;
  return { level, height, index: Math.floor(first / tileWidth), from: first % tileWidth };
}

/** Longest entry in bytes: its length is written in 16 bits. */
export const longestEntry = 0xffff;

/** A bundle's content: each entry after its length in two bytes, the higher first. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return joined(
    ...entries.flatMap((entry) => {
      if (entry.length > longestEntry) throw new RangeError(`an entry has ${entry.length} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** The entries of a bundle, or undefined when the bytes are not one. */
export function entriesIn(bundle: Uint8Array): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const [high, low] = [bundle[at], bundle[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length) return undefined;
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries;
}
