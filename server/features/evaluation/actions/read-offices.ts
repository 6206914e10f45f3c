import type { Office } from '@insaf/contract/evaluation.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { minutesOfDay } from '../../deadlines/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, holdingFor, holdingsWith, isWithin } from '../../rights/index.ts';
import { type LikeGroup, standingGroups } from '../../standing/index.ts';
import { officeMonths, officeRows, officeSums } from '../queries.ts';
import { type OfficeValues, officeValues, spreadOf } from '../rules/office-values.ts';
import { named } from './month-view.ts';

/** Offices on a page. */
const page = 50;

type Asked = {
  readonly agency?: string | undefined;
  readonly month?: string | undefined;
  readonly after?: string | undefined;
};
type Groups = ReadonlyMap<number, LikeGroup>;

/**
 * An agency's office in a month, how those of its kind and size are spread, and the offices right below it.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`, `invalid_input` for a page that follows none
 */
export async function readOffices(ctx: Ctx, acting: Acting, asked: Asked) {
  const directory = await readDirectory(ctx.db);
  const agency = agencyAsked(acting, directory, asked.agency);
  const months = await officeMonths(ctx.db);
  const month = asked.month === undefined ? months[0] : `${asked.month}-01`;
  const trail = trailTo(acting, directory, agency);
  const answer = {
    months: months.map((each) => each.slice(0, 7)),
    dayMinutes: minutesOfDay(false),
    trail: trail.map(({ id }) => named(directory, id)),
  };
  if (month === undefined) {
    return { ...answer, month: null, countedUntil: null, office: null, below: [], next: null };
  }
  const groups = await standingGroups(ctx.db);
  const like = likeIt(groups, agency.id);
  const { shown, next } = pageBelow(acting, directory, agency, asked.after);
  const ids = [agency.id, ...shown.map(({ id }) => id), ...like];
  const { values, countedAt } = await valuesOf(ctx, month, ids);
  const view = (each: AgencyRow) => officeView(directory, groups, each, values(each.id));
  return {
    ...answer,
    month: month.slice(0, 7),
    countedUntil: countedAt?.toISOString() ?? null,
    office: { ...view(agency), others: spreadOf(like.map(values)) },
    below: shown.map(view),
    next,
  };
}

function agencyAsked(acting: Acting, directory: Directory, code: string | undefined): AgencyRow {
  if (code === undefined) {
    const [first] = holdingsWith(acting, 'readFigures').toSorted(
      (one, other) => one.path.length - other.path.length,
    );
    if (first === undefined) throw new Refusal('not_permitted');
    return directory.agency(first.agencyId);
  }
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (holdingFor(acting, 'readFigures', agency.path) === null) {
    throw new Refusal('not_permitted', { field: 'agency' });
  }
  return agency;
}

/** What stands above an agency, as far as the reader reads it, and the agency itself last. */
function trailTo(acting: Acting, directory: Directory, { path }: AgencyRow): AgencyRow[] {
  return path
    .split('/')
    .filter((id) => id !== '')
    .map((id) => directory.agency(Number(id)))
    .filter((above) => holdingFor(acting, 'readFigures', above.path) !== null);
}

function pageBelow(
  acting: Acting,
  directory: Directory,
  agency: AgencyRow,
  after: string | undefined,
): { shown: readonly AgencyRow[]; next: string | null } {
  const reaches = holdingsWith(acting, 'readFigures').some(
    ({ path, reach }) => reach === 'below' && isWithin(agency.path, path),
  );
  const all = reaches ? directory.childrenOf(agency.id).filter(({ active }) => active) : [];
  const from = after === undefined ? 0 : all.findIndex(({ code }) => code === after) + 1;
  if (after !== undefined && from === 0) throw new Refusal('invalid_input', { field: 'after' });
  const shown = all.slice(from, from + page);
  return { shown, next: from + page < all.length ? shown.at(-1)!.code : null };
}

/** The others of an agency's group. */
function likeIt(groups: Groups, id: number): number[] {
  const own = groups.get(id);
  if (own === undefined) return [];
  return [...groups]
    .filter(([other, { peers, size }]) => other !== id && peers === own.peers && size === own.size)
    .map(([other]) => other);
}

async function valuesOf(ctx: Ctx, month: string, ids: readonly number[]) {
  const [rows, sums] = await Promise.all([
    officeRows(ctx.db, month, ids),
    officeSums(ctx.db, month, ids),
  ]);
  const works = new Map(rows.map(({ agency_id, work }) => [agency_id, work]));
  const counts = new Map(sums.map(({ agency_id, ...figures }) => [agency_id, figures]));
  return {
    values: (id: number): OfficeValues => officeValues(works.get(id), counts.get(id) ?? {}),
    countedAt: rows[0]?.counted_at ?? null,
  };
}

function officeView(
  directory: Directory,
  groups: Groups,
  { id }: AgencyRow,
  values: OfficeValues,
): Office {
  const group = groups.get(id);
  return {
    agency: named(directory, id),
    below: directory.childrenOf(id).length > 0,
    like: group === undefined ? null : { ...group, others: likeIt(groups, id).length },
    values,
  };
}
