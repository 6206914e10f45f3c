/**
 * The demonstration directory is data that people edit by hand. These tests read the three files as
 * the loader does and prove what the loader and the pages rely on.
 */
import { readFileSync } from 'node:fs';
import { type AgencyKind, agencyKinds } from '@insaf/contract/agencies.ts';
import { placeKinds } from '@insaf/contract/places.ts';
import { documentKinds } from '@insaf/contract/vocabulary.ts';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
  indexAgencies,
  type SuggestibleAgency,
  suggestAgency,
} from '../features/directory/rules/suggest-agency.ts';

type Row = Record<string, string>;

function text(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

function rows<Column extends string>(file: string, columns: readonly Column[]) {
  const found: Row[] = parse(text(file), { columns: true });
  expect(Object.keys(found[0] ?? {})).toEqual(columns);
  return found as Record<Column, string>[];
}

const bilingual = ['name_ar', 'name_en'] as const;
const places = rows('places.csv', ['code', 'parent', 'kind', ...bilingual, 'lat', 'lon'] as const);
const agencies = rows('agencies.csv', [
  'code',
  'parent',
  'kind',
  ...bilingual,
  'governorate',
  'sectors',
  'place',
  'examines',
] as const);
const categories = rows('categories.csv', [
  'code',
  'sector',
  ...bilingual,
  'lead_agency_kind',
  'target_working_hours',
  'evidence_photos_after',
  'evidence_documents',
  'evidence_near_metres',
  'evidence_document_kinds',
  'urgent',
  'confidential',
  'objection_days',
  'words_ar',
  'words_en',
  'active',
] as const);

const placeOf = new Map(places.map((place) => [place.code, place]));
const agencyOf = new Map(agencies.map((agency) => [agency.code, agency]));
const sectors = new Set(categories.map(({ sector }) => sector));
const categoryCodes = new Set(categories.map(({ code }) => code));

const words = (list: string) => list.split(' ').filter(Boolean);
/** Which rows break a rule, by code, so that a failure names them. */
const breaking = <T extends { code: string }>(all: T[], breaks: (row: T) => boolean) =>
  all.filter(breaks).map(({ code }) => code);
const repeated = (list: string[]) => list.filter((one, at) => list.indexOf(one) !== at);

function pathOf(code: string): string[] {
  const parent = placeOf.get(code)?.parent;
  return parent ? [code, ...pathOf(parent)] : [code];
}

describe.each([
  ['places.csv', places],
  ['agencies.csv', agencies],
  ['categories.csv', categories],
])('%s', (file, all: { code: string; name_ar: string; name_en: string }[]) => {
  test('has no byte order mark, no carriage return, and no space around a value', () => {
    expect(text(file)).not.toMatch(/\uFEFF|\r/);
    expect(breaking(all, (row) => Object.values(row).some((cell) => cell !== cell.trim()))).toEqual(
      [],
    );
  });

  test('gives each row a code of its own, in lower-case ASCII', () => {
    expect(repeated(all.map(({ code }) => code))).toEqual([]);
    expect(breaking(all, ({ code }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
    expect(breaking(all, ({ code }) => code.length > 60)).toEqual([]);
  });

  test('writes Arabic names in Arabic letters, without marks or kashida', () => {
    const arabic = /^[\u0621-\u063A\u0641-\u064A0-9() -]+$/u;
    expect(breaking(all, ({ name_ar }) => !arabic.test(name_ar) || / {2}/.test(name_ar))).toEqual(
      [],
    );
    expect(breaking(all, ({ name_en }) => !/^[A-Za-z0-9(),' -]+$/.test(name_en))).toEqual([]);
  });

  test('spells final yaa and taa marbuta as such', () => {
    // the commonest slips on an Egyptian keyboard
    const slip = /(^|[ (])(ال)?(حى|بنى|سيدى|وادى|محافظه|مدينه|مديريه|وزاره|هيئه|شركه)($|[ )])/u;
    expect(breaking(all, ({ name_ar }) => slip.test(name_ar))).toEqual([]);
  });
});

describe.each([
  ['places', places],
  ['agencies', agencies],
])('the tree of %s', (_, all: { code: string; parent: string }[]) => {
  test('has each parent in an earlier row, so it holds no circle and loads in one pass', () => {
    const seen = new Set<string>();
    const orphans = all.filter(({ code, parent }) => {
      seen.add(code);
      return parent !== '' && (parent === code || !seen.has(parent));
    });
    expect(orphans).toEqual([]);
  });
});

describe('places', () => {
  const governorates = places.filter(({ kind }) => kind === 'governorate');

  test('are the 27 governorates, and 330 to 420 centres, cities and districts below them', () => {
    expect(governorates).toHaveLength(27);
    expect(
      breaking(places, ({ kind }) => !(placeKinds as readonly string[]).includes(kind)),
    ).toEqual([]);
    expect(breaking(places, ({ kind, parent }) => (kind === 'governorate') !== !parent)).toEqual(
      [],
    );
    const below = places.length - governorates.length;
    expect(below).toBeGreaterThanOrEqual(330);
    expect(below).toBeLessThanOrEqual(420);
  });

  test('use the codes of ISO 3166-2:EG, and each place carries that of its governorate', () => {
    const iso =
      'alx asn ast ba bh bns c dk dt fym gh gz is js kb kfs kn lx mn mnf mt pts shg shr sin suz wad';
    expect(governorates.map(({ code }) => code).sort()).toEqual(
      words(iso).map((code) => `eg-${code}`),
    );
    const astray = ({ code }: { code: string }) =>
      code.split('-').slice(0, 2).join('-') !== pathOf(code).at(-1);
    expect(breaking(places, astray)).toEqual([]);
  });

  test('of every governorate number at least three', () => {
    const parents = places.map(({ parent }) => parent);
    const few = ({ code }: { code: string }) =>
      parents.filter((parent) => parent === code).length < 3;
    expect(breaking(governorates, few)).toEqual([]);
  });

  test('have the centres that the law gives Beni Suef, and the districts of Ismailia', () => {
    const namesBelow = (code: string) =>
      places.filter(({ parent }) => parent === code).map(({ name_ar }) => name_ar);
    expect(namesBelow('eg-bns')).toEqual([
      'الواسطى',
      'ناصر',
      'بني سويف',
      'إهناسيا',
      'ببا',
      'سمسطا',
      'الفشن',
    ]);
    expect(namesBelow('eg-bns-benisuef')).toEqual(['بني سويف الجديدة']);
    expect(namesBelow('eg-is-ismailia')).toHaveLength(3);
  });

  test('do not repeat a name among siblings', () => {
    expect(repeated(places.map(({ parent, name_ar }) => `${parent} ${name_ar}`))).toEqual([]);
    expect(repeated(places.map(({ parent, name_en }) => `${parent} ${name_en}`))).toEqual([]);
  });

  test('lie in Egypt where their position is given, as it is for every governorate', () => {
    const number = /^\d{2}\.\d{2,4}$/;
    const wrong = ({ lat, lon }: { lat: string; lon: string }) =>
      !number.test(lat) ||
      !number.test(lon) ||
      +lat < 22 ||
      +lat > 31.9 ||
      +lon < 24.6 ||
      +lon > 37;
    expect(breaking(governorates, wrong)).toEqual([]);
    expect(breaking(places, (place) => (place.lat || place.lon ? wrong(place) : false))).toEqual(
      [],
    );
    expect(places.filter(({ lat }) => lat).length).toBeGreaterThan(places.length * 0.9);
  });

  test('lie within 90 km of the middle of their governorate, 460 km in the wide ones of the desert', () => {
    const wide = new Set(words('eg-gz eg-ba eg-wad eg-mt eg-asn eg-js eg-sin'));
    const far = ({ code, lat, lon }: (typeof places)[number]) => {
      const top = placeOf.get(pathOf(code).at(-1) ?? '');
      if (!lat || !top) return false;
      const north = (+lat - +top.lat) * 111;
      const east = (+lon - +top.lon) * 111 * Math.cos((+lat * Math.PI) / 180);
      return Math.hypot(north, east) > (wide.has(top.code) ? 460 : 90);
    };
    expect(breaking(places, far)).toEqual([]);
  });
});

describe('agencies', () => {
  test('are of known kinds under one root, the Cabinet', () => {
    expect(breaking(agencies, ({ kind }) => !agencyKinds.includes(kind as AgencyKind))).toEqual([]);
    expect(breaking(agencies, ({ parent }) => parent === '')).toEqual(['cabinet']);
    expect(agencyOf.get('cabinet')?.kind).toBe('cabinet');
  });

  test('serve places that exist, in their own governorate; only national bodies have none', () => {
    const misplaced = ({ place, governorate }: { place: string; governorate: string }) =>
      governorate === ''
        ? place !== ''
        : !placeOf.has(place) || pathOf(place).at(-1) !== governorate.toLowerCase();
    expect(breaking(agencies, misplaced)).toEqual([]);
    const unit = ({ kind, place }: { kind: string; place: string }) =>
      kind === 'local_unit' && placeOf.get(place)?.kind === 'governorate';
    expect(breaking(agencies, unit)).toEqual([]);
  });

  test('serve sectors and categories that exist', () => {
    const unknown = ({ sectors: served }: { sectors: string }) =>
      words(served).some((one) =>
        one.startsWith('category:') ? !categoryCodes.has(one.slice(9)) : !sectors.has(one),
      );
    expect(breaking(agencies, unknown)).toEqual([]);
    expect(breaking(agencies, (row) => repeated(words(row.sectors)).length > 0)).toEqual([]);
  });

  test('examine where the system, a ministry, an authority, a governorate or its diwan takes complaints in', () => {
    const examiners = words(
      'system_office technological_centre governorate ministry authority general_diwan',
    );
    expect(
      breaking(agencies, ({ kind, examines }) => examines !== String(examiners.includes(kind))),
    ).toEqual([]);
  });
});

describe('categories', () => {
  const isFlag = (value: string) => value === 'true' || value === 'false';

  test('are led by a kind of agency that the directory has', () => {
    const kinds = new Set(agencies.map(({ kind }) => kind));
    expect(breaking(categories, (row) => !kinds.has(row.lead_agency_kind))).toEqual([]);
  });

  test('ask for proof, and say which documents count where they ask for one', () => {
    const unproven = (row: (typeof categories)[number]) =>
      +row.evidence_photos_after + +row.evidence_documents === 0;
    expect(breaking(categories, unproven)).toEqual([]);
    const kinds = (row: (typeof categories)[number]) => words(row.evidence_document_kinds);
    expect(
      breaking(categories, (row) => +row.evidence_documents > 0 !== kinds(row).length > 0),
    ).toEqual([]);
    expect(
      breaking(categories, (row) =>
        kinds(row).some((kind) => !(documentKinds as readonly string[]).includes(kind)),
      ),
    ).toEqual([]);
  });

  test('are urgent where life is in danger, and confidential where an official is accused', () => {
    expect(
      breaking(
        categories,
        (row) => !isFlag(row.urgent) || !isFlag(row.confidential) || row.active !== 'true',
      ),
    ).toEqual([]);
    expect(breaking(categories, ({ urgent }) => urgent === 'true')).toEqual([
      'exposed-wires',
      'homeless-person',
      'gas-leak',
    ]);
    expect(breaking(categories, ({ confidential }) => confidential === 'true')).toEqual([
      'employee-conduct',
      'corruption',
    ]);
    expect(breaking(categories, (row) => row.objection_days !== '14')).toEqual([]);
  });

  test('have the words that people use, in both languages, each once', () => {
    expect(breaking(categories, (row) => !/^[\u0621-\u064A ]+$/u.test(row.words_ar))).toEqual([]);
    expect(breaking(categories, (row) => !/^[a-z ]+$/.test(row.words_en))).toEqual([]);
    for (const column of ['words_ar', 'words_en'] as const) {
      expect(breaking(categories, (row) => words(row[column]).length < 3)).toEqual([]);
      expect(breaking(categories, (row) => repeated(words(row[column])).length > 0)).toEqual([]);
    }
  });
});

describe('a category and a place suggest an agency', () => {
  const suggestible: SuggestibleAgency[] = agencies.map((row, id) => ({
    id,
    code: row.code,
    kind: row.kind as AgencyKind,
    sectors: words(row.sectors),
    place: row.place || null,
    active: true,
  }));
  const suggestFrom = (all: SuggestibleAgency[]) => {
    const index = indexAgencies(all);
    return (category: string, place: string) => {
      const row = categories.find(({ code }) => code === category);
      if (!row) throw new Error(`no category ${category}`);
      const leadAgencyKind = row.lead_agency_kind as AgencyKind;
      const { code, sector } = row;
      const found = suggestAgency({ code, sector, leadAgencyKind }, pathOf(place), index);
      return found && { ...found, agency: suggestible[found.agencyId] };
    };
  };
  const suggestion = suggestFrom(suggestible);
  const suggest = (category: string, place: string) => {
    const found = suggestion(category, place);
    return `${found?.agency?.code} ${found?.because}`;
  };
  test('for every category in every place, and never one of another governorate', () => {
    for (const { code: place } of places) {
      const ownGovernorate = new RegExp(`^gov-${pathOf(place).at(-1)?.slice(3)}[ -]`);
      for (const { code: category } of categories) {
        const suggested = suggest(category, place);
        expect(suggested, `${category} in ${place}`).not.toMatch(
          /undefined|kind_in_place|central_office/,
        );
        if (suggested.startsWith('gov-')) expect(suggested, category).toMatch(ownGovernorate);
      }
    }
  });

  test.each([
    // Beni Suef: the nearest agency of the lead kind
    ['waste', 'eg-bns-naser', 'gov-bns-lu-naser sector_in_place'],
    ['street-lighting', 'eg-bns-beba', 'gov-bns-lu-beba category_in_place'],
    ['public-transport', 'eg-bns-wasta', 'gov-bns-lu-wasta category_in_place'],
    ['road-damage', 'eg-bns-wasta', 'gov-bns-dir-roads sector_in_place'],
    ['water-outage', 'eg-bns-new-benisuef', 'gov-bns-water sector_in_place'],
    ['waste', 'eg-bns-new-benisuef', 'gov-bns-lu-benisuef sector_in_place'],
    ['exposed-wires', 'eg-bns-fashn', 'gov-bns-electricity sector_in_place'],
    ['stray-animals', 'eg-bns-somosta', 'gov-bns-dir-vet category_in_place'],
    ['corruption', 'eg-bns-ehnasia', 'gov-bns-diwan sector_in_place'],
    ['waste', 'eg-bns', 'gov-bns governorate'],
    // Ismailia: a district before its centre
    ['waste', 'eg-is-district-2', 'gov-is-lu-district-2 sector_in_place'],
    ['pollution', 'eg-is-ismailia', 'gov-is-lu-ismailia sector_in_place'],
    ['housing-unit', 'eg-is-district-2', 'gov-is-dir-housing sector_in_place'],
    // everywhere: bodies of the whole country
    ['pension', 'eg-bns-naser', 'auth-pensions sector_in_place'],
    ['telecom-service', 'eg-is-fayed', 'auth-telecom sector_in_place'],
    ['irrigation', 'eg-bns-naser', 'min-irrigation ministry'],
    ['security', 'eg-c-maadi', 'min-interior ministry'],
    ['gas-leak', 'eg-bns-naser', 'min-petroleum ministry'],
    // Cairo, which has no agencies below its governorate yet
    ['waste', 'eg-c-maadi', 'gov-c governorate'],
    ['street-lighting', 'eg-c-maadi', 'gov-c governorate'],
    ['hospital-service', 'eg-c-zamalek', 'gov-c governorate'],
    ['power-outage', 'eg-c-maadi', 'min-electricity ministry'],
    ['other', 'eg-c-maadi', 'gov-c governorate'],
  ])('%s in %s: %s', (category, place, expected) => {
    expect(suggest(category, place)).toBe(expected);
  });

  test('without the agency suggested, the next one is of another rank: no two compete', () => {
    const rivals = new Set<string>();
    const asked = new Set<string>();
    for (const { code: category } of categories) {
      for (const { code: place } of places) {
        const first = suggestion(category, place);
        if (!first || asked.has(`${category} ${first.agencyId}`)) continue;
        asked.add(`${category} ${first.agencyId}`);
        const next = suggestFrom(suggestible.filter(({ id }) => id !== first.agencyId))(
          category,
          place,
        );
        const alike = (['kind', 'place'] as const).every(
          (trait) => next?.agency?.[trait] === first.agency?.[trait],
        );
        if (alike && next?.because === first.because) {
          rivals.add(`${category}: ${first.agency?.code}, ${next.agency?.code}`);
        }
      }
    }
    expect([...rivals]).toEqual([]);
  });
});
