import { gunzipSync, gzipSync } from 'node:zlib';
import { bytesOf, leafHash, nodeHash } from 'insaf-verify/hashes.ts';
import { entriesIn, entryBundle, tileWidth } from 'insaf-verify/tiles.ts';

const utf8 = new TextDecoder();

/** Full bundles are compressed once and read for ever. */
export function packBundle(entries: readonly string[]): Buffer {
  return gzipSync(entryBundle(entries.map(bytesOf)), { level: 9 });
}

/** The entries of a packed bundle. @throws Error when it is not one of `tileWidth` entries */
export function unpackBundle(packed: Uint8Array): string[] {
  const entries = entriesIn(gunzipSync(packed));
  if (entries?.length !== tileWidth) throw new Error('not a full bundle');
  return entries.map((entry) => utf8.decode(entry));
}

/** The root over the leaves of 256 entries, or over 256 roots. @throws RangeError for another number */
export function rootOfFull(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length !== tileWidth) throw new RangeError(`${hashes.length} hashes are no full tile`);
  let level = hashes;
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, at) =>
      nodeHash(level[2 * at]!, level[2 * at + 1]!),
    );
  }
  return level[0]!;
}

export const leafHashes = (entries: readonly string[]): Uint8Array[] => entries.map(leafHash);
