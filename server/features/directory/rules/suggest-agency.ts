/**
 * Which agency should get a complaint, given what it is about and where.
 *
 * An agency says what it serves in `sectors`: names of sectors (`health`), and `category:<code>` for a
 * single category that it takes whatever its sector (`category:stray-animals` on the veterinary
 * directorate, beside which the agriculture directorate has the same sector). It says where by its
 * `place`; one without a place serves the whole country. A complaint's reach is its place, then
 * what lies above it up to the governorate, then the country, and in each step below the nearest wins:
 *
 *   1. category_in_place  it names the category. A deliberate statement, so it outranks both the
 *                         category's lead kind and a nearer agency that only shares the sector
 *   2. sector_in_place    it is of the lead kind and serves the sector
 *   3. kind_in_place      it is of the lead kind, and that kind is territorial: a local unit answers
 *                         for its ground whatever the matter, while a directorate or company of
 *                         another sector would be a wrong guess
 *   4. governorate        the governorate, where it answers for the sector or has named none
 *   5. ministry           the ministry of the sector
 *   6. central_office     the system's own staff, who examine what nobody else can take
 *
 * Governorates, ministries and the central office are last resorts: naming a category does not put them
 * into the first step unless they are of the lead kind, and then they still give their own reason.
 *
 * A suggestion is made on every keystroke of a busy counter, so agencies are indexed once by place,
 * kind and what they serve; a suggestion is then a handful of look-ups, however many agencies exist.
 */
import type { AgencyKind } from '@insaf/contract/agencies.ts';

export const suggestionReasons = [
  'category_in_place',
  'sector_in_place',
  'kind_in_place',
  'governorate',
  'ministry',
  'central_office',
] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

export type Suggestion = { agencyId: number; because: SuggestionReason };

/** What of a category decides. */
export type CategoryToPlace = { code: string; sector: string; leadAgencyKind: AgencyKind };

/** What of an agency decides. `place` is a place's code; null serves the whole country. */
export type SuggestibleAgency = {
  id: number;
  code: string;
  kind: AgencyKind;
  sectors: readonly string[];
  place: string | null;
  active: boolean;
};

/** Active agencies by place, kind and what they serve; made by `indexAgencies`. */
export type AgencyIndex = { readonly preferred: ReadonlyMap<string, SuggestibleAgency> };

const categoryToken = 'category:';
const anyKind = '';
const anything = '*';

const reasonOfLastResort: Partial<Record<AgencyKind, SuggestionReason>> = {
  governorate: 'governorate',
  ministry: 'ministry',
  system_office: 'central_office',
};

const territorialKinds: readonly AgencyKind[] = ['local_unit', 'general_diwan'];

/** Codes of places, kinds and sectors hold no bar, so the key has one reading. */
function keyOf(place: string | null, kind: AgencyKind | typeof anyKind, serves: string): string {
  return `${place ?? ''}|${kind}|${serves}`;
}

function countOfCategories(agency: SuggestibleAgency): number {
  return agency.sectors.filter((served) => served.startsWith(categoryToken)).length;
}

/** Of two that serve the same, the generalist is preferred, then the first by code. */
function byPreference(a: SuggestibleAgency, b: SuggestibleAgency): number {
  return countOfCategories(a) - countOfCategories(b) || (a.code < b.code ? -1 : 1);
}

/** The look-up that `suggestAgency` reads. Make it once for a directory; it keeps no closed agency. */
export function indexAgencies(agencies: readonly SuggestibleAgency[]): AgencyIndex {
  const preferred = new Map<string, SuggestibleAgency>();
  const prefer = (key: string, agency: SuggestibleAgency) => {
    if (!preferred.has(key)) preferred.set(key, agency);
  };
  for (const agency of agencies.filter(({ active }) => active).sort(byPreference)) {
    prefer(keyOf(agency.place, agency.kind, anything), agency);
    for (const served of agency.sectors) {
      prefer(keyOf(agency.place, agency.kind, served), agency);
      if (served.startsWith(categoryToken) && !reasonOfLastResort[agency.kind]) {
        prefer(keyOf(agency.place, anyKind, served), agency);
      }
    }
  }
  return { preferred };
}

/**
 * The agency to suggest, and why; the essay above says in which order.
 *
 * @param placePath codes of places from the complaint's own up to its governorate; empty when the
 *   place is not known
 * @param agencies the whole directory, or its index when more than one suggestion is wanted
 * @returns null when nothing fits and there is no active central office
 */
export function suggestAgency(
  category: CategoryToPlace,
  placePath: readonly string[],
  agencies: AgencyIndex | readonly SuggestibleAgency[],
): Suggestion | null {
  const { preferred } = 'preferred' in agencies ? agencies : indexAgencies(agencies);
  const { sector, leadAgencyKind } = category;
  const named = categoryToken + category.code;
  const reach = [...placePath, null];

  const nearest = (kind: AgencyKind | typeof anyKind, serves: string) => {
    for (const place of reach) {
      const found = preferred.get(keyOf(place, kind, serves));
      if (found) return found;
    }
  };
  const nearestNaming = () => {
    for (const place of reach) {
      const found =
        preferred.get(keyOf(place, leadAgencyKind, named)) ??
        preferred.get(keyOf(place, anyKind, named));
      if (found) return found;
    }
  };
  const nearestOpenGovernorate = () => {
    const governorate = nearest('governorate', anything);
    return governorate?.sectors.length === 0 ? governorate : undefined;
  };
  const suggest = (agency: SuggestibleAgency | undefined, because: SuggestionReason) =>
    agency && { agencyId: agency.id, because: reasonOfLastResort[agency.kind] ?? because };

  return (
    suggest(nearestNaming(), 'category_in_place') ??
    suggest(nearest(leadAgencyKind, sector), 'sector_in_place') ??
    (territorialKinds.includes(leadAgencyKind)
      ? suggest(nearest(leadAgencyKind, anything), 'kind_in_place')
      : undefined) ??
    suggest(nearest('governorate', named) ?? nearest('governorate', sector), 'governorate') ??
    suggest(nearestOpenGovernorate(), 'governorate') ??
    suggest(nearest('ministry', named) ?? nearest('ministry', sector), 'ministry') ??
    suggest(nearest('system_office', anything), 'central_office') ??
    null
  );
}
