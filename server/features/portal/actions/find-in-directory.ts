import {
  findByName,
  findInText,
  indexNames,
  type NameIndex,
} from '@insaf/contract/find-by-name.ts';
import type { Named } from '@insaf/contract/portal-filing.ts';
import type { AgencyRow, CategoryRow, Directory, PlaceRow } from '../../directory/index.ts';
import { nameIn, type Visit } from './visit-draft.ts';

type Searched = {
  readonly places: NameIndex<PlaceRow>;
  readonly categories: NameIndex<CategoryRow>;
  readonly agencies: NameIndex<AgencyRow>;
};
const known = new WeakMap<Directory, Searched>();

const namesOf = (row: { name_ar: string; name_en: string }) => [row.name_ar, row.name_en];

/** What kind of place it is may be said with its name, or not. */
const kindWords: Readonly<Record<string, readonly string[]>> = {
  governorate: ['محافظة', 'governorate'],
  centre: ['مركز', 'مدينة', 'بندر', 'centre', 'center', 'city'],
  city: ['مدينة', 'city'],
  district: ['حي', 'قسم', 'district'],
};

/** Put together once for each version of the directory. */
function searchedIn(directory: Directory): Searched {
  let searched = known.get(directory);
  if (searched === undefined) {
    searched = {
      places: indexNames(directory.places, namesOf, (place) => [
        ...(kindWords[place.kind] ?? []),
        ...placesAbove(directory, place).flatMap(namesOf),
      ]),
      categories: indexNames(
        directory.categories.filter(({ active }) => active),
        namesOf,
        ({ words_ar, words_en }) => [words_ar, words_en],
      ),
      agencies: indexNames(
        directory.agencies.filter(({ active }) => active),
        (agency) => [
          ...namesOf(agency),
          ...directory.formerNamesOf(agency.id).flatMap(({ name }) => [name.ar, name.en]),
        ],
        (agency) => (agency.place_id === null ? [] : namesOf(directory.place(agency.place_id))),
      ),
    };
    known.set(directory, searched);
  }
  return searched;
}

/** Whether there is a letter or a digit to search by. */
const isSaid = (typed: string) => /[\p{L}\p{N}]/u.test(typed);

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
  if (!isSaid(typed)) return [];
  const found = findByName(searchedIn(visit.directory).places, typed, most);
  return found.map(({ code }) => ({ code, name: placeName(visit, code) ?? code }));
}

/** Categories by words that are searched for. */
export function categoriesFor(visit: Visit, typed: string, most: number): Named[] {
  if (!isSaid(typed)) return [];
  return namedIn(visit, findByName(searchedIn(visit.directory).categories, typed, most));
}

/** Categories that a text speaks of. */
export function categoriesIn(visit: Visit, text: string, most: number): Named[] {
  return namedIn(visit, findInText(searchedIn(visit.directory).categories, text, most));
}

/** Agencies by their names and former names, in any spelling. */
export function agenciesFor(visit: Visit, typed: string, most: number): Named[] {
  if (!isSaid(typed)) return [];
  return namedIn(visit, findByName(searchedIn(visit.directory).agencies, typed, most));
}

export function agencyName({ directory, language }: Visit, code: string): string | null {
  const agency = directory.agencyByCode(code);
  return agency === undefined ? null : nameIn(language, agency);
}

const namedIn = ({ language }: Visit, rows: readonly (CategoryRow | AgencyRow)[]): Named[] =>
  rows.map((row) => ({ code: row.code, name: nameIn(language, row) }));

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
