import outline from '../../look/outline.json?url';

/** The land as a GeoJSON geometry. */
export type Outline = { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };

let loaded: Promise<Outline> | undefined;

/**
 * The outline of the land that the installation is for, as the build wrote it (`web/build/outline.ts`);
 * asked for once.
 *
 * @throws TypeError without a connection; asked again, it is tried again
 */
export function loadOutline(): Promise<Outline> {
  loaded ??= fetch(outline)
    .then((response) => response.json() as Promise<Outline>)
    .catch((fault) => {
      loaded = undefined;
      throw fault;
    });
  return loaded;
}
