import { metresBetween, nearestTo, type Point } from '../../../ui/map/distance.ts';
import type { MapPlace } from '../../../ui/map/label-places.ts';
import { told } from '../say.ts';

/** A place of the directory that has a position. */
export type KnownPlace = MapPlace & {
  readonly code: string;
  readonly governorate: { readonly code: string; readonly name: string };
};

type PlaceAnswer = {
  places: {
    code: string;
    kind: string;
    name: { ar: string; en: string };
    parent: string | null;
    lat: number | null;
    lon: number | null;
  }[];
};

let asked: Promise<KnownPlace[]> | undefined;

/** Every place with a position, asked for once. @throws TypeError without a connection */
export function knownPlaces(): Promise<KnownPlace[]> {
  asked ??= readPlaces().catch((fault) => {
    asked = undefined;
    throw fault;
  });
  return asked;
}

async function readPlaces(): Promise<KnownPlace[]> {
  const response = await fetch('/api/v1/places?all=true', { credentials: 'omit' });
  if (!response.ok) throw new TypeError(`places: ${response.status}`);
  const { places } = (await response.json()) as PlaceAnswer;
  return toKnown(places, told.language);
}

export function toKnown(places: PlaceAnswer['places'], language: 'ar' | 'en'): KnownPlace[] {
  const byCode = new Map(places.map((place) => [place.code, place]));
  return places.flatMap((place) => {
    if (place.lat === null || place.lon === null) return [];
    let above = place;
    for (let up = byCode.get(above.parent ?? ''); up; up = byCode.get(above.parent ?? ''))
      above = up;
    const rank = place.parent === null ? 0 : 1;
    const governorate = { code: above.code, name: above.name[language] };
    const at = { lat: place.lat, lon: place.lon };
    return [{ code: place.code, name: place.name[language], at, rank, governorate }];
  });
}

/** Farther than this, a place says nothing of where one is. */
const farthest = 60_000;

/**
 * The centre, city or district nearest to a point; where none is near, its governorate's own point is no
 * better: null.
 */
export function placeNear(
  point: Point,
  places: readonly KnownPlace[],
): { place: KnownPlace; metres: number } | null {
  const found = nearestTo(
    point,
    places.filter(({ rank }) => rank > 0),
  );
  if (found === null || found.metres > farthest) return null;
  return { place: found.nearest, metres: metresBetween(point, found.nearest.at) };
}
