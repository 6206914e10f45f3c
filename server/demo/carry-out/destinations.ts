/**
 * Where examiners send complaints.
 *
 * Mostly where the directory suggests. A mistake goes to a neighbour of the right agency: one under the
 * same parent, so that whoever decides after the second hand-back can still reach the right one. Where
 * the suggestion is out of the sender's reach, or is the sender, one that it reaches is found instead: the
 * central office sends to a ministry, a diwan to one of its departments, others to one below them.
 */
import type { AgencyKind } from '@insaf/contract/agencies.ts';
import type { AgencyRow, Directory } from '../../features/directory/index.ts';
import { suggestAgency } from '../../features/directory/rules/suggest-agency.ts';
import { refersInto } from '../../features/referrals/rules/refers-to.ts';
import { isWithin } from '../../features/rights/index.ts';
import type { PlannedComplaint, PlannedStep, ReferTo } from '../plan.ts';
import type { Random } from '../seeded.ts';
import { streamOf } from './story.ts';

/** Kinds that nobody mistakes for the one who would handle it. */
const neverByMistake: readonly string[] = [
  'cabinet',
  'system_office',
  'rapid_room',
  'governorate',
  'general_diwan',
  'university',
];

export type Destinations = ReturnType<typeof destinationsIn>;

export function destinationsIn(directory: Directory) {
  const active = directory.agencies.filter(({ active }) => active);
  const centralOffice = active.find(({ kind }) => kind === 'system_office') ?? active[0]!;

  /** The place of a complaint and those it lies in, as codes. */
  function placePath(plan: PlannedComplaint): string[] {
    const path: string[] = [];
    let place = plan.place === null ? undefined : directory.placeByCode(plan.place);
    while (place !== undefined) {
      path.push(place.code);
      place = place.parent_id === null ? undefined : directory.place(place.parent_id);
    }
    return path;
  }

  function suggested(plan: PlannedComplaint): AgencyRow {
    const category = directory.categoryByCode(plan.category)!;
    const asked = {
      code: category.code,
      sector: category.sector,
      leadAgencyKind: category.lead_agency_kind as AgencyKind,
    };
    const found = suggestAgency(asked, placePath(plan), directory.index);
    return found === null ? centralOffice : directory.agency(found.agencyId);
  }

  function above(agency: AgencyRow): AgencyRow[] {
    if (agency.parent_id === null) return [];
    const parent = directory.agency(agency.parent_id);
    return [parent, ...above(parent)];
  }

  const reaches = (from: AgencyRow, to: AgencyRow) =>
    to.id !== from.id && isWithin(to.path, refersInto(from, above(from)));

  /** The governorate a complaint is from, and its technological centre where it has one. */
  function governorate(plan: PlannedComplaint): AgencyRow | undefined {
    const code = placePath(plan).at(-1);
    return active.find(
      ({ kind, place_id }) =>
        kind === 'governorate' && place_id !== null && directory.place(place_id).code === code,
    );
  }
  function centre(plan: PlannedComplaint): AgencyRow | undefined {
    const whole = governorate(plan);
    if (whole === undefined) return undefined;
    const found = active.find(
      ({ kind, path }) => kind === 'technological_centre' && isWithin(path, whole.path),
    );
    return found && reaches(found, suggested(plan)) ? found : undefined;
  }

  function wrong(plan: PlannedComplaint, from: AgencyRow, random: Random): AgencyRow {
    const right = suggested(plan);
    const neighbours = active.filter(
      (agency) =>
        agency.parent_id === right.parent_id &&
        agency.id !== right.id &&
        !neverByMistake.includes(agency.kind) &&
        reaches(from, agency),
    );
    return neighbours.length > 0 ? random.pick(neighbours) : instead(from, random);
  }

  function instead(from: AgencyRow, random: Random): AgencyRow {
    const reached = active.filter((agency) => reaches(from, agency));
    const usual = { everywhere: 'ministry', parent: 'diwan_department' };
    const kind = refersInto(from, above(from)) === '/' ? usual.everywhere : usual.parent;
    const fitting = reached.filter((agency) => agency.kind === kind);
    return random.pick(fitting.length > 0 ? fitting : reached);
  }

  return {
    centralOffice,
    governorate,
    centre,
    suggested,

    /** Whether a step of the plan has no sense in this directory: there is no centre on the way. */
    leavesOut: (plan: PlannedComplaint, step: PlannedStep): boolean =>
      step.verb === 'refer' && step.to === 'centre' && centre(plan) === undefined,

    /** Whom the holder refers a complaint to. */
    target(plan: PlannedComplaint, from: AgencyRow, to: ReferTo, index: number): AgencyRow {
      if (to === 'centre') return centre(plan)!;
      if (to === 'wrong') return wrong(plan, from, streamOf(plan, 'wrong', index));
      const right = suggested(plan);
      return reaches(from, right) ? right : instead(from, streamOf(plan, 'instead'));
    },
  };
}
