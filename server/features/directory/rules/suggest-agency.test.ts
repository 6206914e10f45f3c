import { type AgencyKind, agencyKinds } from '@insaf/contract/agencies.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CategoryToPlace,
  indexAgencies,
  type SuggestibleAgency,
  type Suggestion,
  suggestAgency,
} from './suggest-agency.ts';

let lastId = 0;
function agency(
  kind: AgencyKind,
  place: string | null,
  sectors: string[] = [],
  more: Partial<SuggestibleAgency> = {},
): SuggestibleAgency {
  lastId += 1;
  return { id: lastId, code: `agency-${lastId}`, kind, place, sectors, active: true, ...more };
}

const centralOffice = agency('system_office', null);
const ministry = agency('ministry', null, ['agriculture']);
const governorate = agency('governorate', 'eg-bns', ['agriculture', 'local']);
const agriculture = agency('service_directorate', 'eg-bns', ['agriculture']);
const veterinary = agency('service_directorate', 'eg-bns', [
  'agriculture',
  'category:stray-animals',
]);
const unitOfNaser = agency('local_unit', 'eg-bns-naser', ['local']);
const unitOfBeba = agency('local_unit', 'eg-bns-beba', ['local']);
const directory = [
  veterinary,
  agriculture,
  governorate,
  unitOfBeba,
  unitOfNaser,
  ministry,
  centralOffice,
];

const naser = ['eg-bns-naser', 'eg-bns'];
const strayAnimals: CategoryToPlace = {
  code: 'stray-animals',
  sector: 'agriculture',
  leadAgencyKind: 'service_directorate',
};
const crops: CategoryToPlace = { ...strayAnimals, code: 'crops' };
const waste: CategoryToPlace = { code: 'waste', sector: 'local', leadAgencyKind: 'local_unit' };

const without = (...gone: SuggestibleAgency[]) => directory.filter((one) => !gone.includes(one));
const because = (one: SuggestibleAgency, reason: Suggestion['because']): Suggestion => ({
  agencyId: one.id,
  because: reason,
});

describe('among agencies that serve the place', () => {
  test('the one that names the category wins over one that only serves its sector', () => {
    expect(suggestAgency(strayAnimals, naser, directory)).toEqual(
      because(veterinary, 'category_in_place'),
    );
    expect(suggestAgency(strayAnimals, naser, without(veterinary))).toEqual(
      because(agriculture, 'sector_in_place'),
    );
  });

  test('the one that names the category wins even from further away and of another kind', () => {
    const cleaning = agency('company', 'eg-bns', ['category:waste']);
    expect(suggestAgency(waste, naser, [...directory, cleaning])).toEqual(
      because(cleaning, 'category_in_place'),
    );
  });

  test('of two in one place that name the category, the one of the lead kind wins', () => {
    const company = agency('company', 'eg-bns', ['category:waste'], { code: 'a' });
    const unit = agency('local_unit', 'eg-bns', ['category:waste'], { code: 'b' });
    expect(suggestAgency(waste, naser, [company, unit])).toEqual(
      because(unit, 'category_in_place'),
    );
  });

  test('a specialist of another category leaves the rest of the sector to the generalist', () => {
    expect(suggestAgency(crops, naser, directory)).toEqual(because(agriculture, 'sector_in_place'));
  });

  test('the nearest wins, and never one of a neighbouring place', () => {
    const unitOfAll = agency('local_unit', 'eg-bns', ['local']);
    const both = [...directory, unitOfAll];
    expect(suggestAgency(waste, naser, both)).toEqual(because(unitOfNaser, 'sector_in_place'));
    expect(suggestAgency(waste, ['eg-bns-fashn', 'eg-bns'], both)).toEqual(
      because(unitOfAll, 'sector_in_place'),
    );
  });

  test('a closed agency is passed over', () => {
    const closed = { ...unitOfNaser, active: false };
    expect(suggestAgency(waste, naser, [...without(unitOfNaser), closed])).toEqual(
      because(governorate, 'governorate'),
    );
  });

  test('a body without a place serves everywhere, and also when the place is not known', () => {
    const pension: CategoryToPlace = {
      code: 'pension',
      sector: 'insurance',
      leadAgencyKind: 'authority',
    };
    const fund = agency('authority', null, ['insurance']);
    for (const placePath of [naser, []]) {
      expect(suggestAgency(pension, placePath, [...directory, fund])).toEqual(
        because(fund, 'sector_in_place'),
      );
    }
  });
});

describe('when none serves the sector', () => {
  test('a local unit still answers for its ground, a directorate of another sector does not', () => {
    const lamps: CategoryToPlace = {
      code: 'lamps',
      sector: 'electricity',
      leadAgencyKind: 'local_unit',
    };
    expect(suggestAgency(lamps, naser, directory)).toEqual(because(unitOfNaser, 'kind_in_place'));
    expect(
      suggestAgency({ ...lamps, leadAgencyKind: 'service_directorate' }, naser, directory),
    ).toEqual(because(centralOffice, 'central_office'));
  });

  test('it goes up to the governorate, then the ministry, then the central office', () => {
    const directorates = [veterinary, agriculture];
    expect(suggestAgency(crops, naser, without(...directorates))).toEqual(
      because(governorate, 'governorate'),
    );
    expect(suggestAgency(crops, naser, without(...directorates, governorate))).toEqual(
      because(ministry, 'ministry'),
    );
    expect(suggestAgency(crops, naser, [centralOffice])).toEqual(
      because(centralOffice, 'central_office'),
    );
    expect(suggestAgency(crops, naser, [])).toBeNull();
  });

  test('a governorate is skipped for a sector that it does not answer for, unless it names none', () => {
    const gasLeak: CategoryToPlace = {
      code: 'gas-leak',
      sector: 'petroleum',
      leadAgencyKind: 'company',
    };
    const petroleum = agency('ministry', null, ['petroleum']);
    expect(suggestAgency(gasLeak, naser, [...directory, petroleum])).toEqual(
      because(petroleum, 'ministry'),
    );
    const open = { ...governorate, sectors: [] };
    expect(suggestAgency(gasLeak, naser, [...without(governorate), open, petroleum])).toEqual(
      because(open, 'governorate'),
    );
  });

  test('a governorate that names a category does not take it from the local unit', () => {
    const keen = { ...governorate, sectors: ['category:waste'] };
    const agencies = [...without(governorate), keen];
    expect(suggestAgency(waste, naser, agencies)).toEqual(because(unitOfNaser, 'sector_in_place'));
    expect(suggestAgency(waste, ['eg-bns-fashn', 'eg-bns'], agencies)).toEqual(
      because(keen, 'governorate'),
    );
  });

  test('a ministry that leads a category says so', () => {
    expect(suggestAgency({ ...crops, leadAgencyKind: 'ministry' }, naser, directory)).toEqual(
      because(ministry, 'ministry'),
    );
  });
});

/** The same rule read slowly: every agency, at every place of the reach, in every step. */
function suggestByReadingAll(
  { code, sector, leadAgencyKind: lead }: CategoryToPlace,
  placePath: readonly string[],
  agencies: SuggestibleAgency[],
): Suggestion | null {
  const named = `category:${code}`;
  const lastResort = (one: SuggestibleAgency) =>
    ['governorate', 'ministry', 'system_office'].includes(one.kind);
  const specialties = (one: SuggestibleAgency) =>
    one.sectors.filter((served) => served.startsWith('category:')).length;
  const territorial = lead === 'local_unit' || lead === 'general_diwan';
  const steps: [Suggestion['because'], (one: SuggestibleAgency) => boolean][] = [
    [
      'category_in_place',
      (one) => one.sectors.includes(named) && (one.kind === lead || !lastResort(one)),
    ],
    ['sector_in_place', (one) => one.kind === lead && one.sectors.includes(sector)],
    ['kind_in_place', (one) => one.kind === lead && territorial],
    ['governorate', (one) => one.kind === 'governorate' && one.sectors.includes(named)],
    ['governorate', (one) => one.kind === 'governorate' && one.sectors.includes(sector)],
    ['ministry', (one) => one.kind === 'ministry' && one.sectors.includes(named)],
    ['ministry', (one) => one.kind === 'ministry' && one.sectors.includes(sector)],
    ['central_office', (one) => one.kind === 'system_office'],
  ];
  for (const [reason, fits] of steps) {
    for (const place of [...placePath, null]) {
      const found = agencies
        .filter((one) => one.active && one.place === place && fits(one))
        .sort(
          (a, b) =>
            Number(b.kind === lead) - Number(a.kind === lead) ||
            specialties(a) - specialties(b) ||
            (a.code < b.code ? -1 : 1),
        )[0];
      if (!found) continue;
      const own = {
        governorate: 'governorate',
        ministry: 'ministry',
        system_office: 'central_office',
      };
      return {
        agencyId: found.id,
        because: (own[found.kind as keyof typeof own] as Suggestion['because']) ?? reason,
      };
    }
  }
  return null;
}

test('the index answers as a slow reading of every agency does', () => {
  const kind = fc.constantFrom(...agencyKinds);
  const sector = fc.constantFrom('local', 'health', 'roads');
  const code = fc.constantFrom('waste', 'clinic');
  const served = fc.oneof(
    sector,
    code.map((name) => `category:${name}`),
  );
  const agencies = fc
    .array(
      fc.record({
        kind,
        // never empty: the slow reading leaves out governorates that name no sector
        sectors: fc.uniqueArray(served, { minLength: 1, maxLength: 3 }),
        place: fc.constantFrom('eg-a', 'eg-a-1', 'eg-a-2', null),
        active: fc.boolean(),
      }),
      { maxLength: 25 },
    )
    .map((rows) => rows.map((row, id) => ({ ...row, id, code: `agency-${(id * 7) % 25}` })));
  fc.assert(
    fc.property(
      agencies,
      fc.record({ code, sector, leadAgencyKind: kind }),
      fc.constantFrom([], ['eg-a'], ['eg-a-1', 'eg-a']),
      (all, category, placePath) => {
        expect(suggestAgency(category, placePath, indexAgencies(all))).toEqual(
          suggestByReadingAll(category, placePath, all),
        );
      },
    ),
    { numRuns: 2_000 },
  );
});
