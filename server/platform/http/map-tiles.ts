import type { Config } from '../config.ts';

/** Where maps get their pictures: an address with {z}, {x} and {y}, and who is named beside them, as HTML. */
export type MapTiles = { readonly url: string; readonly attribution: string };

/** Null where there are none: maps draw the outline of the land. */
export function mapTiles({ MAP_TILES, MAP_ATTRIBUTION = '' }: Config): MapTiles | null {
  return MAP_TILES === undefined ? null : { url: MAP_TILES, attribution: MAP_ATTRIBUTION };
}

/** What a page's policy must let pictures come from, besides this server: with a space before it, or nothing. */
export function tileSource(tiles: MapTiles | null): string {
  return tiles === null ? '' : ` ${new URL(tiles.url).origin}`;
}
