import type { OverdueBranch } from '@insaf/contract/overdue.ts';
import { shownUpTo } from '@insaf/contract/week.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, holdingsWith, isWithin } from '../../rights/index.ts';
import { type Branch, lateIn } from '../queries.ts';
import { agencyAsked } from './agency-asked.ts';

/**
 * Who is late below an agency: itself, and each that stands right below it with all of its own.
 *
 * @throws Refusal `unknown_agency`, also for one that the reader does not reach
 */
export async function readOverdue(ctx: Ctx, acting: Acting, code: string | undefined) {
  const directory = await readDirectory(ctx.db);
  const agency = agencyAsked(acting, directory, code);
  const holdings = holdingsWith(acting, 'readComplaints');
  const reached = holdings.filter(({ path }) => isWithin(agency.path, path));
  const goesBelow = reached.some(({ reach }) => reach === 'below');
  const children = goesBelow ? directory.childrenOf(agency.id) : [];
  const branches: Branch[] = [
    { id: agency.id, path: agency.path, alone: true },
    ...children.map(({ id, path }) => ({ id, path, alone: false })),
  ];
  const late = await lateIn(ctx.db, acting, branches, { now: ctx.clock(), cap: shownUpTo });
  const branchOf = (of: AgencyRow): OverdueBranch => {
    const { count = 0, obstructed = 0, oldest = null } = late.get(of.id) ?? {};
    return {
      agency: named(of),
      overdue: upTo(count),
      obstructed: upTo(obstructed),
      oldest: oldest?.toISOString() ?? null,
      branches: directory.childrenOf(of.id).length > 0,
    };
  };
  const active = children.filter(({ id, active }) => active || (late.get(id)?.count ?? 0) > 0);
  return {
    agency: named(agency),
    above: aboveOf(agency, directory, acting),
    here: branchOf(agency),
    below: active.map(branchOf).sort(longestLateFirst),
  };
}

function upTo(count: number) {
  return { count: Math.min(count, shownUpTo), more: count > shownUpTo };
}

/** Those above it within the reader's own branch, the highest first: the way back up. */
function aboveOf(agency: AgencyRow, directory: Directory, acting: Acting) {
  const holdings = holdingsWith(acting, 'readComplaints');
  const above: AgencyRow[] = [];
  for (let id = agency.parent_id; id !== null; id = above[0]!.parent_id) {
    above.unshift(directory.agency(id));
  }
  return above
    .filter(({ path }) =>
      holdings.some((holding) => holding.reach === 'below' && isWithin(path, holding.path)),
    )
    .map(named);
}

function longestLateFirst(one: OverdueBranch, other: OverdueBranch): number {
  if (one.oldest === null || other.oldest === null) {
    return Number(one.oldest === null) - Number(other.oldest === null);
  }
  return Date.parse(one.oldest) - Date.parse(other.oldest);
}

function named({ code, name_ar: ar, name_en: en }: AgencyRow) {
  return { code, name: { ar, en } };
}
