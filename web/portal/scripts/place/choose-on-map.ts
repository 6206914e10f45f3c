import type { Point } from '../../../ui/map/distance.ts';
import { drawMap } from '../../../ui/map/draw-map.ts';
import { loadOutline } from '../../../ui/map/load-outline.ts';
import { inMetres, say, told } from '../say.ts';
import { type KnownPlace, knownPlaces, placeNear } from './known-places.ts';

type Choosing = {
  /** Where to begin; null shows the whole land. */
  readonly at: Point | null;
  readonly onChosen: (point: Point) => void;
  readonly onClosed: () => void;
};

/** Where one point is shown: streets where there are tiles, a centre with its neighbours where not. */
const near = { tiles: 15, outline: 10 };

/**
 * Opens the map in a panel: the point is the middle, under the crosshair; arrows move the map, + and - bring
 * it nearer. What lies there is said when it comes to rest.
 *
 * @throws where the map could not be loaded
 */
export async function chooseOnMap(
  panel: HTMLElement,
  { at, onChosen, onClosed }: Choosing,
): Promise<void> {
  if (!panel.hidden) return;
  const [places, outline] = await Promise.all([
    knownPlaces(),
    told.tiles === null ? loadOutline() : null,
  ]);
  const { element, status, chosen, closed } = fill(panel);
  panel.hidden = false;
  const dir = told.language === 'ar' ? 'rtl' : 'ltr';
  const map = drawMap(element, {
    dir,
    words: {
      map: say('map.name'),
      zoomIn: say('map.zoom_in'),
      zoomOut: say('map.zoom_out'),
    },
    tiles: told.tiles && { template: told.tiles.url, attribution: told.tiles.attribution },
    outline,
    places,
    crosshair: true,
    ...(at === null
      ? viewOfAll(places, told.tiles !== null)
      : { view: { at, zoom: told.tiles ? near.tiles : near.outline } }),
    onMove: (middle) => {
      status.textContent = nearWords(middle, places);
    },
  });
  status.textContent = nearWords(map.middle(), places);
  const close = () => {
    map.remove();
    panel.hidden = true;
    panel.replaceChildren();
  };
  chosen.addEventListener('click', () => {
    const point = map.middle();
    close();
    onChosen(point);
  });
  closed.addEventListener('click', () => {
    close();
    onClosed();
  });
  element.focus();
}

/** With tiles there is no outline to fit: the places of the directory are what there is. */
function viewOfAll(places: readonly KnownPlace[], tiles: boolean) {
  if (!tiles || places.length === 0) return {};
  const middle = (of: (place: KnownPlace) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const at = { lat: middle((place) => place.at.lat), lon: middle((place) => place.at.lon) };
  return { view: { at, zoom: 6 } };
}

function nearWords(middle: Point, places: readonly KnownPlace[]): string {
  const found = placeNear(middle, places);
  if (found === null) return say('map.far');
  const { name, governorate } = found.place;
  const params = { place: name, governorate: governorate.name, distance: inMetres(found.metres) };
  return say('map.near', params);
}

function fill(panel: HTMLElement) {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, key?: string) => {
    const made = document.createElement(tag);
    made.className = className;
    if (key !== undefined) made.textContent = say(key);
    return made;
  };
  const hint = make('p', 'hint', 'map.hint');
  hint.id = 'map-hint';
  const element = make('div', 'place-map-view');
  element.setAttribute('aria-describedby', hint.id);
  const status = make('p', 'place-status');
  status.setAttribute('role', 'status');
  const chosen = make('button', 'button', 'map.this_place');
  const closed = make('button', 'button secondary', 'map.close');
  for (const button of [chosen, closed]) button.type = 'button';
  const acts = make('div', 'actions');
  acts.append(chosen, closed);
  panel.setAttribute('aria-label', say('map.name'));
  panel.append(hint, element, status, acts);
  return { element, status, chosen, closed };
}
