import { courseDays, type DashboardFigures } from '@insaf/contract/dashboard.ts';
import { shownUpTo } from '@insaf/contract/week.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { Directory } from '../../directory/index.ts';
import { type Branch, type LateBranch, lateIn } from '../../queue/index.ts';
import {
  agencyNamed,
  type Cell,
  cellsBelow,
  cellsOf,
  countedSoFar,
  countPeriods,
  eventsOf,
  type Scope,
  type SumRow,
  stretchesOf,
  sumFigures,
  yearBefore,
} from '../../review/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import type { Today } from '../rules/boxes-for.ts';
import { daysUntil, eachDay, monthBefore, monthUntil, weekBefore } from '../rules/days.ts';
import { type Troubles, worstBranches } from '../rules/worst-branches.ts';

/** Whose figures are read, and of which days. */
export type Counting = {
  readonly directory: Directory;
  readonly scope: Scope;
  readonly today: Today;
};

/** Today, this week and this month of an agency and all below it, from the sums that are kept. */
export async function countDays(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  { directory, scope, today: { day, weekFrom } }: Counting,
): Promise<DashboardFigures> {
  const week = { from: weekFrom, to: day };
  const month = monthUntil(day);
  const counted = await countPeriods(
    { db, directory, scope, filters: {} },
    {
      ...{ today: { from: day, to: day }, week, weekBefore: weekBefore(week) },
      ...{ month, monthBefore: monthBefore(month), lastYear: yearBefore(month) },
    },
  );
  const progress = await countedSoFar(db);
  return {
    ...{ agency: agencyNamed(scope.agency), below: scope.below },
    countedUntil: progress.counted_until?.toISOString() ?? null,
    whole: progress.counting_after === null,
    open: counted.today.standing.open_at_end,
    incoming: incomingOf(scope.agency),
    ...counted,
    course: await countCourse(db, cellsOf(scope, directory), day),
    branches: scope.below ? await countBranches(ctx, db, acting, { directory, scope, day }) : [],
  };
}

/** What people file is received by the central office; to others nearly all comes by referral. */
const incomingOf = ({ kind, parent_id }: Scope['agency']) =>
  kind === 'system_office' || parent_id === null ? ('received' as const) : ('came' as const);

/** What was done on each of the last days. */
async function countCourse(db: Db, cells: readonly Cell[], day: string) {
  const days = daysUntil(day, courseDays);
  const stretch = { label: 'course', span: 'day', first: days.from, last: days.to } as const;
  const rows = await sumFigures(db, {
    ...{ basis: 'events', cells, stretches: [stretch], byStart: true },
    ...{ parts: [], filters: {}, by: null },
  });
  const byDay = new Map(rows.map((row) => [row.label, row]));
  return eachDay(days).map((each) => ({
    ...{ from: each, to: each, events: eventsOfRow(byDay.get(each)), cohort: {} },
  }));
}

/** The agencies right below of which the most ran late, with what is late there now. */
async function countBranches(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  { directory, scope, day }: Pick<Counting, 'directory' | 'scope'> & { readonly day: string },
): Promise<DashboardFigures['branches']> {
  const own = String(scope.agency.id);
  const rows = await sumFigures(db, {
    ...{ basis: 'events', parts: [], filters: {}, by: null, byStart: false },
    cells: cellsBelow(scope, directory).filter(({ key }) => key !== own),
    stretches: stretchesOf(daysUntil(day, courseDays), 'course'),
  });
  const worst = worstBranches(
    rows.map((row): Troubles => {
      const { overdue = 0, returned = 0 } = eventsOfRow(row);
      return { agencyId: Number(row.key), overdue, returned };
    }),
  );
  const late = await lateNow(ctx, db, acting, worst, directory);
  return worst.map(({ agencyId, overdue, returned }) => {
    const agency = directory.agency(agencyId);
    return { agency: agencyNamed(agency), overdue, returned, late: late(agency) };
  });
}

async function lateNow(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  worst: readonly Troubles[],
  directory: Directory,
) {
  const branches: Branch[] = worst.flatMap(({ agencyId }) => {
    const { id, path } = directory.agency(agencyId);
    const reads = holdingFor(acting, 'readComplaints', path) !== null;
    return reads ? [{ id, path, alone: false }] : [];
  });
  const found = await lateIn(db, acting, branches, { now: ctx.clock(), cap: shownUpTo });
  return ({ id }: { readonly id: number }) => {
    if (!branches.some((branch) => branch.id === id)) return null;
    const { count = 0 }: Partial<LateBranch> = found.get(id) ?? {};
    return { count: Math.min(count, shownUpTo), more: count > shownUpTo };
  };
}

const eventsOfRow = (row: SumRow | undefined) => eventsOf(row as Parameters<typeof eventsOf>[0]);
