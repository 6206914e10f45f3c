import L from 'leaflet';
import type { Point } from './distance.ts';
import { latLng, type MapMarker } from './draw-things.ts';
import { type Box, fitLabels } from './fit-labels.ts';

export type MapPlace = {
  readonly name: string;
  readonly at: Point;
  /** 0 is named first and from afar; each step further only from two levels of zoom nearer. */
  readonly rank: number;
};

/** From which zoom on a place of the first rank is named. */
const firstZoom = 4;
const lineHeight = 20;

/**
 * Names the places that fit beside markers and buttons, now and whenever the map comes to rest. The map has
 * to have a view.
 *
 * @param markersNow the markers of this moment
 * @returns does it again, for when the markers changed
 */
export function labelPlaces(
  map: L.Map,
  places: readonly MapPlace[],
  dir: 'rtl' | 'ltr',
  markersNow: () => readonly MapMarker[],
): () => void {
  const group = L.layerGroup().addTo(map);
  const widthOf = measuring(map.getContainer());
  const place = () => {
    group.clearLayers();
    const zoom = map.getZoom();
    const shown = places.filter(({ rank }) => zoom >= firstZoom + 3 * rank);
    const candidates = shown.map(({ name, at, rank }) => ({
      ...at2d(map, at),
      width: widthOf(name, rank),
      height: lineHeight,
      rank,
    }));
    const { x: width, y: height } = map.getSize();
    const covered = [
      ...markersNow().map(({ at, label }) => boxOfMarker(at2d(map, at), widthOf(label ?? '', 0))),
      ...boxesOfControls(map.getContainer()),
    ];
    for (const index of fitLabels(candidates, { width, height }, covered))
      addLabel(group, shown[index]!, dir);
  };
  map.on('moveend resize', place);
  place();
  return place;
}

/** A marker stands above its point, and its label below (map.css), with room at both sides. */
function boxOfMarker({ x, y }: { x: number; y: number }, labelWidth: number): Box {
  const half = Math.max(26, labelWidth + 18) / 2;
  return { start: x - half, end: x + half, top: y - 36, bottom: y + (labelWidth > 0 ? 34 : 4) };
}

function boxesOfControls(container: HTMLElement): Box[] {
  const view = container.getBoundingClientRect();
  return [...container.querySelectorAll('.leaflet-control')].map((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return {
      start: left - view.left,
      end: right - view.left,
      top: top - view.top,
      bottom: bottom - view.top,
    };
  });
}

function at2d(map: L.Map, at: Point): { x: number; y: number } {
  const { x, y } = map.latLngToContainerPoint(latLng(at));
  return { x, y };
}

function addLabel(group: L.LayerGroup, { name, at, rank }: MapPlace, dir: 'rtl' | 'ltr') {
  const html = document.createElement('span');
  html.className = `map-place map-rank-${Math.min(rank, 1)}`;
  html.dir = dir;
  html.textContent = name;
  const icon = L.divIcon({ className: 'map-anchor', html, iconSize: [0, 0] });
  L.marker(latLng(at), { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(
    group,
  );
}

/** How wide a name is in the type of the page, in pixels; each is measured once. */
function measuring(element: HTMLElement): (name: string, rank: number) => number {
  const known = new Map<string, number>();
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(element);
  return (name, rank) => {
    const key = `${rank === 0} ${name}`;
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = `${rank === 0 ? 600 : 400} 13px ${fontFamily}`;
      width = context?.measureText(name).width ?? name.length * 8;
      known.set(key, width);
    }
    return width;
  };
}
