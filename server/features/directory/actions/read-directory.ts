import type { AgencyKind } from '@insaf/contract/agencies.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import type { Selectable } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { isAway } from '../../../platform/db/is-away.ts';
import { lenderOf } from '../../../platform/db/read-together.ts';
import type {
  Agencies,
  CalendarDays,
  Calendars,
  Categories,
  Initiatives,
  Ladders,
  Places,
  Targets,
} from '../../../platform/db/tables.generated.ts';
import {
  allAgencies,
  allCalendarDays,
  allCalendars,
  allCategories,
  allInitiatives,
  allLadders,
  allPlaces,
  allTargets,
  directoryVersion,
  formerNames,
} from '../queries.ts';
import { type AgencyIndex, indexAgencies } from '../rules/suggest-agency.ts';

/*
 * The directory in memory. Places, agencies, their calendars, categories and initiatives are small (4,000 agencies) and
 * read in every request, so each server keeps them and looks, at most once in two seconds, at one row that says
 * whether they changed. What must not be two seconds late, such as referring to an agency that has just
 * been closed, is checked again by the statement that does it.
 */

export type AgencyRow = Selectable<Agencies>;
export type PlaceRow = Selectable<Places>;
export type CategoryRow = Selectable<Categories>;
export type InitiativeRow = Selectable<Initiatives>;

export type Directory = {
  readonly version: string;
  readonly agencies: readonly AgencyRow[];
  readonly places: readonly PlaceRow[];
  readonly categories: readonly CategoryRow[];
  /** What agencies ever said of their time, in the order in which they did (features/deadlines). */
  readonly calendars: readonly Selectable<Calendars>[];
  readonly calendarDays: readonly Selectable<CalendarDays>[];
  readonly targets: readonly Selectable<Targets>[];
  readonly ladders: readonly Selectable<Ladders>[];
  readonly initiatives: readonly InitiativeRow[];
  readonly agency: (id: number) => AgencyRow;
  /** The agency or, where it was merged, what it was merged into. */
  readonly successorOf: (id: number) => AgencyRow;
  readonly agencyByCode: (code: string) => AgencyRow | undefined;
  readonly childrenOf: (id: number | null) => readonly AgencyRow[];
  readonly place: (id: number) => PlaceRow;
  readonly placeByCode: (code: string) => PlaceRow | undefined;
  readonly category: (id: number) => CategoryRow;
  readonly categoryByCode: (code: string) => CategoryRow | undefined;
  readonly initiative: (id: number) => InitiativeRow;
  readonly initiativeByCode: (code: string) => InitiativeRow | undefined;
  /** The name an agency had at an instant; before the first that is known, that one. */
  readonly nameAt: (agencyId: number, at: Date) => Bilingual;
  readonly formerNamesOf: (agencyId: number) => readonly { name: Bilingual; until: Date }[];
  readonly index: AgencyIndex;
};

const freshFor = 2000;
type Kept = { at: number; reading: Promise<Directory>; last: Directory | undefined };
const kept = new WeakMap<object, Kept>();

/**
 * The directory as it is, or was at most two seconds ago; while the database is away, as it was last read. Not for
 * within a transaction.
 */
export async function readDirectory(db: Db): Promise<Directory> {
  try {
    return await readNow(db);
  } catch (error) {
    const last = kept.get(lenderOf(db))?.last;
    if (last === undefined || !isAway(error)) throw error;
    return last;
  }
}

function readNow(db: Db): Promise<Directory> {
  const key = lenderOf(db);
  const now = performance.now();
  const known = kept.get(key);
  if (known !== undefined && now - known.at < freshFor) return known.reading;
  const reading = refresh(db, known?.last);
  const next: Kept = { at: now, reading, last: known?.last };
  kept.set(key, next);
  reading.then(
    (directory) => {
      next.last = directory;
    },
    () => {
      next.at = Number.NEGATIVE_INFINITY;
    },
  );
  return reading;
}

/**
 * The directory as it was last read, for within a transaction. Whoever holds a connection must not wait
 * for another: as many as the pool has would hold them all and wait for each other. A transaction begins
 * by reading the directory, so there is one at hand.
 */
export async function directoryAtHand(db: Db): Promise<Directory> {
  return kept.get(lenderOf(db))?.last ?? readDirectory(db);
}

/** Makes the next reading look again; called by what changes the directory. */
export function forgetDirectory(db: Db): void {
  const known = kept.get(lenderOf(db));
  if (known !== undefined) known.at = Number.NEGATIVE_INFINITY;
}

async function refresh(db: Db, known: Directory | undefined): Promise<Directory> {
  const version = await directoryVersion(db);
  return known?.version === version ? known : load(db, version);
}

async function load(db: Db, version: string): Promise<Directory> {
  const [
    agencies,
    places,
    categories,
    names,
    calendars,
    calendarDays,
    targets,
    ladders,
    initiatives,
  ] = await Promise.all([
    allAgencies(db),
    allPlaces(db),
    allCategories(db),
    formerNames(db),
    allCalendars(db),
    allCalendarDays(db),
    allTargets(db),
    allLadders(db),
    allInitiatives(db),
  ]);
  const agencyById = new Map(agencies.map((agency) => [agency.id, agency]));
  const placeById = new Map(places.map((place) => [place.id, place]));
  const categoryById = new Map(categories.map((category) => [category.id, category]));
  const initiativeById = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  const initiativeCodes = new Map(initiatives.map((initiative) => [initiative.code, initiative]));
  const agencyCodes = new Map(agencies.map((agency) => [agency.code, agency]));
  const placeCodes = new Map(places.map((place) => [place.code, place]));
  const categoryCodes = new Map(categories.map((category) => [category.code, category]));
  const children = Map.groupBy(agencies, (agency) => agency.parent_id);
  const former = Map.groupBy(names, (name) => name.agency_id);
  const nameOf = (row: { name_ar: string; name_en: string }) => ({
    ar: row.name_ar,
    en: row.name_en,
  });
  return {
    version,
    agencies,
    places,
    categories,
    calendars,
    calendarDays,
    targets,
    ladders,
    initiatives,
    agency: (id) => found(agencyById, id),
    successorOf: (id) => {
      let agency = found(agencyById, id);
      while (agency.successor_id !== null) agency = found(agencyById, agency.successor_id);
      return agency;
    },
    agencyByCode: (code) => agencyCodes.get(code),
    childrenOf: (id) => children.get(id) ?? [],
    place: (id) => found(placeById, id),
    placeByCode: (code) => placeCodes.get(code),
    category: (id) => found(categoryById, id),
    categoryByCode: (code) => categoryCodes.get(code),
    initiative: (id) => found(initiativeById, id),
    initiativeByCode: (code) => initiativeCodes.get(code),
    nameAt: (id, at) => {
      const old = former.get(id)?.findLast((name) => at < name.until!);
      return nameOf(old ?? found(agencyById, id));
    },
    formerNamesOf: (id) =>
      (former.get(id) ?? []).map((name) => ({ name: nameOf(name), until: name.until! })),
    index: indexAgencies(
      agencies.map((agency) => ({
        id: agency.id,
        code: agency.code,
        kind: agency.kind as AgencyKind,
        sectors: agency.sectors,
        place: agency.place_id === null ? null : found(placeById, agency.place_id).code,
        parentId: agency.parent_id,
        active: agency.active,
      })),
    ),
  };
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the directory has no ${String(key)}`);
  return value;
}
