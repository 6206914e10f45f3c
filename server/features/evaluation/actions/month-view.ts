import type { OwnMonth, WorkMonth } from '@insaf/contract/evaluation.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { calendarOf, minutesOfDay } from '../../deadlines/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { dayOfNumber, daysIn } from '../../figures/index.ts';
import type { Staff } from '../../rights/index.ts';
import { leaveOf, type MonthRow, readsOf, remarksOn, returnReasons, teamWork } from '../queries.ts';

import { headFrom } from '../rules/head-from.ts';
import { stays } from '../rules/months.ts';
import { besideTeam } from '../rules/team.ts';
import { apart, type Span } from '../rules/working.ts';

/** A month of somebody with all that stands beside it, for them or for their head. */
export async function monthView(ctx: Ctx, acting: Staff, row: MonthRow): Promise<WorkMonth> {
  const { agency_id: agencyId, staff_id: staffId, month, work } = row;
  const directory = await readDirectory(ctx.db);
  const [others, remarks, reasons] = await Promise.all([
    teamWork(ctx.db, agencyId, month, staffId),
    remarksOn(ctx.db, { staffId, agencyId, month }),
    returnReasons(ctx.db, acting, work.returned),
  ]);
  const { calls, replies, decisions, late, grades, days } = work;
  return {
    ...{ agency: named(directory, agencyId), month: month.slice(0, 7) },
    countedUntil: row.counted_at.toISOString(),
    stays: stays(month, localDay(ctx.clock(), ctx.config.TIME_ZONE)),
    dayMinutes: minutesOfDay(false),
    ...{ days, calls, replies, decisions, late, grades },
    work: besideTeam(work.work, others),
    categories: work.categories.map(({ id, acts }) => ({
      ...{ category: categoryNamed(directory, id), acts },
    })),
    returned: work.returned.flatMap(({ number, repliedAt, at }) => {
      const reason = reasons.get(`${number} ${Date.parse(repliedAt)}`);
      return reason === undefined ? [] : [{ number, at, reason }];
    }),
    remarks: remarks.map(({ words, at }) => ({ words, at: at.toISOString() })),
  };
}

/** The same for the person, who also sees from when a head can read it, and which has. */
export async function ownMonthView(ctx: Ctx, acting: Staff, row: MonthRow): Promise<OwnMonth> {
  const { agency_id: agencyId, staff_id: staffId, month } = row;
  const reads = await readsOf(ctx.db, { staffId, agencyId, month });
  return {
    ...(await monthView(ctx, acting, row)),
    headFrom: await readableFrom(ctx, row),
    reads: reads.map(({ by, at }) => ({ by, at: at.toISOString() })),
  };
}

/** The day from which the head of the agency reads it; null while the month runs. */
export async function readableFrom(
  ctx: Ctx,
  { staff_id, agency_id, closed_at }: Pick<MonthRow, 'staff_id' | 'agency_id' | 'closed_at'>,
): Promise<string | null> {
  if (closed_at === null) return null;
  const leave = await leaveOf(ctx.db, [staff_id]);
  return readableBy(ctx, agency_id, closed_at, leave.get(staff_id) ?? []);
}

/** The same of who was away then. */
export async function readableBy(
  ctx: Ctx,
  agencyId: number,
  closedAt: Date,
  leave: readonly Span[],
): Promise<string> {
  const dayOf = daysIn((at) => localDay(at, ctx.config.TIME_ZONE));
  const calendar = await calendarOf(ctx, agencyId, false, ctx.clock());
  return dayOfNumber(headFrom(closedAt.getTime(), calendar, dayOf, apart(leave)));
}

export function named(directory: Directory, id: number) {
  const { code, name_ar: ar, name_en: en } = directory.agency(id);
  return { code, name: { ar, en } };
}

function categoryNamed(directory: Directory, id: number | null) {
  if (id === null) return null;
  const category = directory.categories.find((each) => each.id === id);
  if (category === undefined) return null;
  return { code: category.code, name: { ar: category.name_ar, en: category.name_en } };
}
