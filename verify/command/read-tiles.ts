import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadTile } from '../follow-heads.ts';
import { tilePath, tileWidth } from '../tiles.ts';
import { CannotCheck } from './cannot-check.ts';
import type { Say } from './words.ts';

/** Reads what is public of a ledger by its path: from a folder laid out as it is served, or over HTTP. */
export function publicFiles(source: string): (path: string) => Promise<Uint8Array | undefined> {
  if (!/^https?:/.test(source)) {
    return (path) => readFile(join(source, path)).catch(() => undefined);
  }
  const base = source.endsWith('/') ? source : `${source}/`;
  return async (path) => {
    const response = await fetch(new URL(path, base)).catch(() => undefined);
    return response?.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
}

/**
 * Tiles of a source. A part of a tile may be gone when the whole one is there, which begins with it; of a
 * bundle of entries the whole is given then, and its beginning is what was asked for.
 * @throws CannotCheck when a tile is nowhere
 */
export function tilesFrom(source: string, say: Say): ReadTile {
  const read = publicFiles(source);
  return async (tile) => {
    const path = tilePath(tile);
    const found = (await read(path)) ?? (await read(tilePath({ ...tile, width: tileWidth })));
    if (!found) throw new CannotCheck(say('cannot.read', { name: `${source}/${path}` }));
    return tile.level === 'entries' ? found : found.subarray(0, tile.width * 32);
  };
}
