import L from 'leaflet';
import type { Point } from './distance.ts';
import { stackLabels } from './stack-labels.ts';

/** By the colours of the tokens: what it means is the page's to say. */
export type Tone = 'nile' | 'clay' | 'wheat' | 'reed' | 'sky';

export type MapMarker = {
  readonly at: Point;
  /** Beside the marker, and what it is called for who cannot see it. */
  readonly label: string;
  readonly tone?: Tone;
  /** Draws a circle: the device was this sure of its position, in metres. */
  readonly accuracyMetres?: number | null;
  /** Makes the marker a button. */
  readonly onChoose?: () => void;
};

export type MapLine = {
  readonly from: Point;
  readonly to: Point;
  /** In the middle of the line: the distance, as the page writes it. */
  readonly label?: string;
  readonly tone?: Tone;
};

export const latLng = ({ lat, lon }: Point): L.LatLngTuple => [lat, lon];

/** A label as it was drawn, and the point that it belongs to. */
type Drawn = { readonly at: L.LatLngTuple; readonly name: HTMLElement };

/**
 * Draws markers and lines onto a map, each time anew. The map has to have a view. Labels of what lies close
 * together stand one below the other, at every zoom.
 */
export function drawThings(map: L.Map, dir: 'rtl' | 'ltr') {
  const group = L.featureGroup().addTo(map);
  let drawn: Drawn[] = [];
  const stack = () => {
    const labels = drawn.map(({ at, name }) => {
      const { x, y } = map.latLngToContainerPoint(at);
      const { offsetWidth: width, offsetHeight: height } = name;
      const top = name.className === 'map-line-label' ? y - height / 2 : y;
      return { x, top, width, height };
    });
    for (const [index, down] of stackLabels(labels).entries()) {
      drawn[index]!.name.style.translate = down === 0 ? '' : `0 ${down}px`;
    }
  };
  map.on('zoomend resize', stack);
  return (markers: readonly MapMarker[], lines: readonly MapLine[]): void => {
    group.clearLayers();
    drawn = [
      ...lines.flatMap((line) => addLine(group, line, dir) ?? []),
      ...markers.map((marker) => addMarker(group, marker, dir)),
    ];
    stack();
  };
}

/** What holds all markers, with their circles, and lines; null where there is nothing. */
export function boundsOf(
  markers: readonly MapMarker[],
  lines: readonly MapLine[],
): L.LatLngBounds | null {
  const bounds = L.latLngBounds([]);
  for (const { at, accuracyMetres } of markers) {
    bounds.extend(L.latLng(latLng(at)).toBounds(2 * (accuracyMetres ?? 1)));
  }
  for (const { from, to } of lines) bounds.extend(latLng(from)).extend(latLng(to));
  return bounds.isValid() ? bounds : null;
}

function addLine(
  group: L.FeatureGroup,
  { from, to, label, tone = 'sky' }: MapLine,
  dir: 'rtl' | 'ltr',
): Drawn | null {
  L.polyline([latLng(from), latLng(to)], {
    className: `map-line map-${tone}`,
    interactive: false,
  }).addTo(group);
  if (label === undefined) return null;
  const middle: L.LatLngTuple = [(from.lat + to.lat) / 2, (from.lon + to.lon) / 2];
  const html = document.createElement('span');
  html.className = 'map-line-label';
  html.dir = dir;
  html.textContent = label;
  const icon = L.divIcon({ className: 'map-anchor', html, iconSize: [0, 0] });
  L.marker(middle, { icon, interactive: false, keyboard: false }).addTo(group);
  return { at: middle, name: html };
}

function addMarker(group: L.FeatureGroup, marker: MapMarker, dir: 'rtl' | 'ltr'): Drawn {
  const { at, label, tone = 'nile', accuracyMetres = null, onChoose } = marker;
  if (accuracyMetres !== null) {
    L.circle(latLng(at), {
      radius: accuracyMetres,
      className: `map-accuracy map-${tone}`,
      interactive: false,
    }).addTo(group);
  }
  const html = document.createElement('span');
  html.className = `map-marker map-${tone}`;
  const name = document.createElement('span');
  name.className = 'map-marker-label';
  name.dir = dir;
  name.textContent = label;
  html.append(document.createElement('i'), name);
  const drawn = L.marker(latLng(at), {
    icon: L.divIcon({ className: 'map-anchor', html, iconSize: [0, 0] }),
    interactive: onChoose !== undefined,
    keyboard: onChoose !== undefined,
    title: onChoose === undefined ? '' : label,
    alt: label,
    riseOnHover: true,
  }).addTo(group);
  if (onChoose) drawn.on('click', onChoose).on('keydown', chooseByKey(onChoose));
  return { at: latLng(at), name };
}

function chooseByKey(onChoose: () => void): L.LeafletEventHandlerFn {
  return (event) => {
    const { key } = (event as L.LeafletKeyboardEvent).originalEvent;
    if (key === 'Enter' || key === ' ') onChoose();
  };
}
