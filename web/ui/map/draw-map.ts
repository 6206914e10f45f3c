/*
 * A map in an element, for any page: tiles where the installation has them, otherwise the outline of the
 * land with its places as names; markers with labels, lines with theirs, circles of accuracy, and, to choose
 * a point, a crosshair in the middle. Names are HTML, so that the browser shapes Arabic as everywhere else.
 *
 *     const { drawMap } = await import('../ui/map/draw-map.ts');
 *     const map = drawMap(element, { dir: 'rtl', words, tiles, outline: await loadOutline(), markers });
 *
 * Load it only when a map is asked for: it brings Leaflet and its style sheet. The element needs a height.
 * Leaflet moves things by setting styles from scripts, which a policy without `unsafe-inline` allows.
 */
import 'leaflet/dist/leaflet.css';
import './map.css';
import L from 'leaflet';
import type { Point } from './distance.ts';
import { boundsOf, drawThings, latLng, type MapLine, type MapMarker } from './draw-things.ts';
import { labelPlaces, type MapPlace } from './label-places.ts';
import type { Outline } from './load-outline.ts';

export type { Point } from './distance.ts';
export type { MapLine, MapMarker, Tone } from './draw-things.ts';
export type { MapPlace } from './label-places.ts';

/** Where tiles come from: an address with {z}, {x} and {y}, and who has to be named, as HTML. */
export type MapTiles = { readonly template: string; readonly attribution: string };

export type MapOptions = {
  /** The direction of the page: on which side the buttons stand. */
  readonly dir: 'rtl' | 'ltr';
  /** What the map and its two buttons are called, for who cannot see them. */
  readonly words: { readonly map: string; readonly zoomIn: string; readonly zoomOut: string };
  readonly tiles?: MapTiles | null;
  /** Drawn where there are no tiles; see `loadOutline`. */
  readonly outline?: Outline | null;
  /** Named on a map without tiles, as many as fit; the more important first. */
  readonly places?: readonly MapPlace[];
  readonly markers?: readonly MapMarker[];
  readonly lines?: readonly MapLine[];
  /** Where to begin. Default: what fits all markers, else the whole outline. */
  readonly view?: { readonly at: Point; readonly zoom: number };
  /** Shows the crosshair: the point in the middle is the one chosen. */
  readonly crosshair?: boolean;
  /** Called when the map came to rest elsewhere, by hand, keyboard or `show`. */
  readonly onMove?: (middle: Point, zoom: number) => void;
};

export type DrawnMap = {
  /** The point in the middle. */
  middle(): Point;
  zoom(): number;
  /** Puts a point into the middle. */
  show(at: Point, zoom?: number): void;
  /** Replaces all markers and lines; the view stays unless `fit` is asked for. */
  draw(things: { markers?: readonly MapMarker[]; lines?: readonly MapLine[]; fit?: boolean }): void;
  /** To be called when the element's size changed otherwise than with the window. */
  resized(): void;
  /** Takes the map out of the element. */
  remove(): void;
};

const closest = 18;
const farthest = 4;
/** What a single marker is shown with: a few streets where there are tiles, the centres around it where not. */
const besideOne = { tiles: 16, outline: 10 };

export function drawMap(element: HTMLElement, options: MapOptions): DrawnMap {
  const { dir, words, tiles = null, outline = null, places = [], onMove } = options;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    maxZoom: closest,
    minZoom: farthest,
    zoomSnap: tiles === null ? 0.5 : 1,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    keyboardPanDelta: 60,
    worldCopyJump: true,
  });
  element.classList.add('map');
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', words.map);
  L.control
    .zoom({
      position: dir === 'rtl' ? 'topleft' : 'topright',
      zoomInTitle: words.zoomIn,
      zoomOutTitle: words.zoomOut,
    })
    .addTo(map);

  const land = outline === null ? null : L.geoJSON(outline, { interactive: false });
  if (tiles !== null) addTiles(map, tiles, dir);
  else land?.setStyle({ className: 'map-land' }).addTo(map);
  if (options.crosshair) addCrosshair(element);

  const { markers = [], lines = [] } = options;
  const fit = (bounds: L.LatLngBounds | null) => {
    if (bounds !== null) {
      const isOne = bounds.getSouthWest().distanceTo(bounds.getNorthEast()) < 20;
      const one = tiles === null ? besideOne.outline : besideOne.tiles;
      const maxZoom = isOne ? one : closest;
      map.fitBounds(bounds, { padding: [48, 48], maxZoom, animate: false });
    } else if (land !== null) map.fitBounds(land.getBounds(), { padding: [8, 8], animate: false });
    else map.setView([0, 0], farthest, { animate: false });
  };
  if (options.view) map.setView(latLng(options.view.at), options.view.zoom, { animate: false });
  else fit(boundsOf(markers, lines));
  let markersNow = markers;
  const nameAgain = tiles === null ? labelPlaces(map, places, dir, () => markersNow) : null;
  const drawAll = drawThings(map, dir);
  drawAll(markers, lines);
  const middle = (): Point => {
    const { lat, lng } = map.getCenter();
    return { lat, lon: lng };
  };
  if (onMove) map.on('moveend', () => onMove(middle(), map.getZoom()));

  return {
    middle,
    zoom: () => map.getZoom(),
    show: (point, zoom) =>
      void map.setView(latLng(point), zoom ?? map.getZoom(), { animate: !still }),
    draw: ({ markers = [], lines = [], fit: toFit = false }) => {
      markersNow = markers;
      drawAll(markers, lines);
      nameAgain?.();
      if (toFit) fit(boundsOf(markers, lines));
    },
    resized: () => void map.invalidateSize({ animate: false }),
    remove: () => {
      map.remove();
      element.classList.remove('map');
      element.replaceChildren();
    },
  };
}

function addTiles(map: L.Map, { template, attribution }: MapTiles, dir: 'rtl' | 'ltr'): void {
  L.tileLayer(template, { maxZoom: closest, attribution }).addTo(map);
  L.control
    .attribution({ prefix: false, position: dir === 'rtl' ? 'bottomleft' : 'bottomright' })
    .addTo(map);
}

/** Does not take a finger or a mouse away from the map. */
function addCrosshair(element: HTMLElement): void {
  const crosshair = document.createElement('div');
  crosshair.className = 'map-crosshair';
  crosshair.setAttribute('aria-hidden', 'true');
  element.append(crosshair);
}
