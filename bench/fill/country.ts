import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Random } from '../../server/demo/seeded.ts';
import type { PlaceWords } from '../../server/demo/texts.ts';
import type { ComplaintRow } from '../../server/features/complaints/index.ts';
import { ladderFor, type Timetable, timetableFor } from '../../server/features/deadlines/index.ts';
import {
  type AgencyRow,
  type CategoryRow,
  type Directory,
  type PlaceRow,
  readDirectory,
} from '../../server/features/directory/index.ts';
import { firstHolder } from '../../server/features/intake/rules/first-holder.ts';
import type { Ctx } from '../../server/platform/context.ts';
import type { PoolFile } from './pool.ts';

/* Who works on complaints in this country, what about, where, and how long each may take. */

export type Country = {
  readonly directory: Directory;
  /** Examines all that is filed. */
  readonly office: AgencyRow;
  /** By a number in [0, 1): few have much of what comes. */
  readonly unitOf: (share: number) => AgencyRow;
  readonly categoryOf: (share: number) => CategoryRow;
  /** Where a complaint is from that an agency works on. */
  readonly placeOf: (agency: AgencyRow, random: Random) => PlaceRow | null;
  /** Behind all photos and documents. */
  readonly files: readonly PoolFile[];
  /** What is allowed for a complaint at a time, in milliseconds since 1970. */
  readonly timetable: (complaint: ComplaintRow, at: number) => Timetable;
};

/** The greater it is, the longer everything takes there. */
export const paceOf = ({ id }: AgencyRow): number => 0.5 + ((id * 37) % 100) / 66;

/** How many members of staff there are of an agency. */
export const staffOf = ({ kind }: Pick<AgencyRow, 'kind'>): number =>
  kind === 'system_office' ? 400 : 3;
export const staffId = ({ id }: Pick<AgencyRow, 'id'>, no: number): string => `filled-${id}-${no}`;
export const someone = (agency: AgencyRow, random: Random): string =>
  staffId(agency, random.int(1, staffOf(agency)));

export const placeWords = ({ code, kind, name_ar, name_en }: PlaceRow): PlaceWords => ({
  ...{ code, kind: kind as PlaceWords['kind'], ar: name_ar, en: name_en },
});

/**
 * The country of a database that has its directory.
 *
 * @param years of the first complaint and the last
 */
export async function readCountry(
  ctx: Pick<Ctx, 'db' | 'config'>,
  years: { readonly first: number; readonly last: number },
  files: readonly PoolFile[],
): Promise<Country> {
  const directory = await readDirectory(ctx.db);
  const office = firstHolder(directory.agencies, null)!;
  // In an order that has nothing to do with where they lie, so that no branch has all that is great.
  const working = directory.agencies
    .filter(({ id, path, active }) => active && id !== office.id && path.split('/').length > 4)
    .sort((a, b) => ((a.id * 7919) % 10_007) - ((b.id * 7919) % 10_007));
  const categories = directory.categories.filter(({ active }) => active);
  const unitAt = skewed(working.length, 0.7);
  const categoryAt = skewed(categories.length, 0.8);
  const timetables = await readTimetables(ctx, directory, office, years);
  return {
    ...{ directory, office, files },
    unitOf: (share) => working[unitAt(share)]!,
    categoryOf: (share) => categories[categoryAt(share)]!,
    placeOf: placesOf(directory),
    timetable: (complaint, at) => {
      const { holder_id: holder, judge_id: judge, kind } = complaint;
      const priority = complaint.priority as Priority;
      const year = new Date(at).getUTCFullYear();
      const known = timetables.get(`${complaint.category_id} ${kind} ${priority} ${year}`)!;
      const whose = (of: string) => (of === 'judging' ? (judge ?? holder) : holder);
      return {
        ...known,
        ladderOf: (of) => ladderFor(directory, whose(of), of, priority, null),
      };
    },
  };
}

const kinds = ['complaint', 'request', 'enquiry', 'suggestion', 'violation'] as const;
const priorities = ['ordinary', 'urgent', 'critical'] as const;

/** What is allowed, by category, kind, priority and year: in an empty database no agency has its own. */
async function readTimetables(
  ctx: Pick<Ctx, 'db' | 'config'>,
  directory: Directory,
  office: AgencyRow,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<Map<string, Timetable>> {
  const found = new Map<string, Timetable>();
  for (let year = first; year <= last; year += 1) {
    const now = new Date(Date.UTC(year, 6));
    for (const categoryId of [null, ...directory.categories.map(({ id }) => id)]) {
      for (const kind of kinds) {
        for (const priority of priorities) {
          const subject = { holderId: office.id, judgeId: null, initiativeId: null, categoryId };
          const given = { ...subject, kind, priority };
          const timetable = await timetableFor(ctx, given, now, null, directory);
          found.set(`${categoryId} ${kind} ${priority} ${year}`, timetable);
        }
      }
    }
  }
  return found;
}

/** A few places of what an agency is for have most of what comes from there. */
function placesOf({ places, place }: Directory): Country['placeOf'] {
  const within = new Map<
    number,
    { readonly list: PlaceRow[]; readonly at: (n: number) => number }
  >();
  return ({ place_id: id }, random) => {
    if (id === null) return random.chance(0.1) ? null : random.pick(places);
    let known = within.get(id);
    if (known === undefined) {
      const list = places.filter(({ path }) => path.startsWith(place(id).path));
      known = { list, at: skewed(list.length, 0.9) };
      within.set(id, known);
    }
    return known.list[known.at(random.next())]!;
  };
}

/** By Zipf: the n-th has a share of 1 / n^exponent. */
export function skewed(count: number, exponent: number): (share: number) => number {
  const ends = new Float64Array(count);
  let sum = 0;
  for (let n = 0; n < count; n += 1) ends[n] = sum += 1 / (n + 1) ** exponent;
  return (share) => {
    const wanted = share * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
