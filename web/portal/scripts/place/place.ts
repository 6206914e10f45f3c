/*
 * Where it happened, by the device's position or by a point on a map: both only when asked for. The point
 * goes into the hidden fields of the form; the governorate and centre are filled in from it where they are
 * empty, and stay the person's to change.
 */
import type { Point } from '../../../ui/map/distance.ts';
import { inMetres, say } from '../say.ts';
import { fillInPlace } from './fill-in-place.ts';
import { knownPlaces, placeNear } from './known-places.ts';

/** How long a device may look for itself. */
const patienceMs = 20_000;

/** @param root where the buttons go, in a form with the hidden fields `lat`, `lon` and `accuracy` */
export function startPlace(root: HTMLElement): void {
  const form = root.closest('form');
  const field = (name: string) =>
    form?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? null;
  const fields = { lat: field('lat'), lon: field('lon'), accuracy: field('accuracy') };
  const controls = placeControls(root);

  async function take(point: Point, accuracy: number | null): Promise<void> {
    set(fields.lat, point.lat.toFixed(6));
    set(fields.lon, point.lon.toFixed(6));
    set(fields.accuracy, accuracy === null ? '' : String(Math.round(accuracy)));
    controls.forget.hidden = false;
    const taken =
      accuracy === null
        ? say('place.chosen')
        : say('place.found', { distance: inMetres(accuracy) });
    controls.tell(taken);
    const near = await placeNearOrNull(point);
    if (near === null) return;
    const filled = fillInPlace(form, near.place);
    const { name, governorate } = near.place;
    const params = { place: name, governorate: governorate.name, distance: inMetres(near.metres) };
    controls.tell(`${taken} ${say(filled ? 'place.filled_in' : 'place.near', params)}`);
  }

  controls.position.addEventListener('click', () => {
    controls.tell(say('place.looking'));
    controls.position.setAttribute('aria-disabled', 'true');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        controls.position.removeAttribute('aria-disabled');
        void take({ lat: coords.latitude, lon: coords.longitude }, coords.accuracy);
      },
      ({ code, PERMISSION_DENIED, TIMEOUT }) => {
        controls.position.removeAttribute('aria-disabled');
        const why = code === PERMISSION_DENIED ? 'denied' : code === TIMEOUT ? 'late' : 'unknown';
        controls.tell(say(`place.${why}`));
      },
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 60_000 },
    );
  });
  if (!('geolocation' in navigator)) controls.position.hidden = true;

  controls.map.addEventListener('click', async () => {
    const before = controls.told();
    controls.tell(say('place.loading_map'));
    try {
      const { chooseOnMap } = await import('./choose-on-map.ts');
      await chooseOnMap(controls.panel, {
        at: pointIn(fields),
        onChosen: (point) => {
          controls.map.focus();
          void take(point, null);
        },
        onClosed: () => controls.map.focus(),
      });
      controls.tell(before);
    } catch {
      controls.tell(say('place.no_map'));
    }
  });

  controls.forget.addEventListener('click', () => {
    for (const input of Object.values(fields)) set(input, '');
    controls.forget.hidden = true;
    controls.tell(say('place.forgotten'));
    controls.map.focus();
  });
  const before = pointIn(fields);
  controls.forget.hidden = before === null;
  if (before !== null) controls.tell(say('place.chosen'));
}

/** As if typed, so that it is kept with the rest. */
function set(input: HTMLInputElement | null, value: string): void {
  if (input === null) return;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

type Fields = { lat: HTMLInputElement | null; lon: HTMLInputElement | null };

function pointIn({ lat, lon }: Fields): Point | null {
  return lat?.value && lon?.value ? { lat: Number(lat.value), lon: Number(lon.value) } : null;
}

/** Without a connection the point alone is enough. */
async function placeNearOrNull(point: Point) {
  try {
    return placeNear(point, await knownPlaces());
  } catch {
    return null;
  }
}

function placeControls(root: HTMLElement) {
  const button = (key: string) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button secondary';
    made.textContent = say(key);
    return made;
  };
  const position = button('place.use_position');
  const map = button('place.choose_on_map');
  const forget = button('place.forget');
  const acts = document.createElement('div');
  acts.className = 'actions place-actions';
  acts.append(position, map, forget);
  const status = document.createElement('p');
  status.className = 'place-status';
  status.setAttribute('role', 'status');
  const panel = document.createElement('section');
  panel.className = 'place-map';
  panel.hidden = true;
  root.append(acts, status, panel);
  root.hidden = false;
  const tell = (words: string) => {
    status.textContent = words;
  };
  return { position, map, forget, panel, tell, told: () => status.textContent };
}
