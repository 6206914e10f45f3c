import type { Named } from '@insaf/contract/portal-filing.ts';
import type { Directory, PlaceRow } from '../../directory/index.ts';
import { findPlaces, type PlaceToFind } from '../rules/find-places.ts';
import { type CategoryToFind, suggestCategories } from '../rules/suggest-categories.ts';
import { nameIn, type Visit } from './visit-draft.ts';

type Searched = {
  readonly places: readonly PlaceToFind[];
  readonly categories: readonly CategoryToFind[];
};
const known = new WeakMap<Directory, Searched>();

/** Put together once for each version of the directory. */
function searchedIn(directory: Directory): Searched {
  let searched = known.get(directory);
  if (searched === undefined) {
    searched = {
      places: directory.places.map((place) => ({
        code: place.code,
        names: [place, ...placesAbove(directory, place)].flatMap((row) => [
          row.name_ar,
          row.name_en,
        ]),
        isGovernorate: place.parent_id === null,
      })),
      categories: directory.categories
        .filter(({ active }) => active)
        .map((row) => ({
          code: row.code,
          words: [row.name_ar, row.name_en, row.words_ar, row.words_en],
        })),
    };
    known.set(directory, searched);
  }
  return searched;
}

function placesAbove(directory: Directory, place: PlaceRow): PlaceRow[] {
  if (place.parent_id === null) return [];
  const parent = directory.place(place.parent_id);
  return [parent, ...placesAbove(directory, parent)];
}

/** The governorate a place lies in; itself, for one. */
export function governorateOf(directory: Directory, code: string): PlaceRow | undefined {
  const place = directory.placeByCode(code);
  return place && (placesAbove(directory, place).at(-1) ?? place);
}

/** A place as people call it: مركز ناصر، بني سويف. */
export function placeName({ directory, language, say }: Visit, code: string): string | null {
  const place = directory.placeByCode(code);
  if (place === undefined) return null;
  const [above] = placesAbove(directory, place);
  const own = ownName({ language, say }, place);
  if (above === undefined) return own;
  return say('portal-file.place.within', { place: own, above: nameIn(language, above) });
}

/** With what kind of place it is, unless its name says so. */
function ownName({ language, say }: Pick<Visit, 'language' | 'say'>, place: PlaceRow): string {
  const name = nameIn(language, place);
  const isTold = /^(حي|قسم|مركز|مدينة) |(district|city|centre)$/i.test(name);
  return isTold ? name : say(`portal-file.place.${place.kind}`, { name });
}

export function categoryName({ directory, language }: Visit, code: string): string | null {
  const category = directory.categoryByCode(code);
  return category === undefined ? null : nameIn(language, category);
}

export function placesFor(visit: Visit, typed: string, most: number): Named[] {
  const codes = findPlaces(searchedIn(visit.directory).places, typed, most);
  return codes.map((code) => ({ code, name: placeName(visit, code) ?? code }));
}

export function categoriesFor(visit: Visit, text: string, most: number): Named[] {
  const codes = suggestCategories(searchedIn(visit.directory).categories, text, most);
  return codes.map((code) => ({ code, name: categoryName(visit, code) ?? code }));
}

/** The governorates, or all that lies in one at any depth, in the order of their names. */
export function placesIn(visit: Visit, governorate: string | null): Named[] {
  const { directory, language } = visit;
  const order = new Intl.Collator(language, { numeric: true });
  const within = (place: PlaceRow) =>
    governorate === null
      ? place.parent_id === null
      : placesAbove(directory, place).at(-1)?.code === governorate;
  return directory.places
    .filter(within)
    .map((place) => ({
      code: place.code,
      name: governorate === null ? nameIn(language, place) : ownName(visit, place),
    }))
    .sort((a, b) => order.compare(a.name, b.name));
}
