import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { type Headed, leaveOf, staffHeaded } from '../queries.ts';
import { headedAgencies } from '../rules/may-head.ts';
import type { Span } from '../rules/working.ts';
import { named, readableBy } from './month-view.ts';

/** Months of each that are listed, the newest. */
const mostMonths = 24;

/** Whom somebody heads, agency by agency and by name alone, with the months that they can read of each. */
export async function listStaffIHead(ctx: Ctx, acting: Staff) {
  const ids = [...new Set(headedAgencies(acting).map(({ agencyId }) => agencyId))];
  if (ids.length === 0) return { agencies: [] };
  const directory = await readDirectory(ctx.db);
  const all = await staffHeaded(ctx.db, ids, acting.staffId);
  const leave = await leaveOf(ctx.db, [...new Set(all.map(({ id }) => id))]);
  const byAgency = Map.groupBy(all, ({ agencyId }) => agencyId);
  const readableOf = monthsReadable(ctx);
  const agencies = [];
  for (const id of ids) {
    const byPerson = Map.groupBy(byAgency.get(id) ?? [], (row) => row.id);
    const people = [];
    for (const [personId, rows] of byPerson) {
      const months = await readableOf(rows, leave.get(personId) ?? []);
      people.push({ id: personId, name: rows[0]!.name, months });
    }
    agencies.push({ agency: named(directory, id), people });
  }
  return { agencies };
}

/** Of the months of one person those that their head can read by now; whoever was not away has the same. */
function monthsReadable(ctx: Ctx) {
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const known = new Map<string, string>();
  const from = async ({ agencyId, closedAt }: Headed, leave: readonly Span[]): Promise<string> => {
    const key = `${agencyId} ${closedAt!.getTime()} ${JSON.stringify(leave)}`;
    const day = known.get(key) ?? (await readableBy(ctx, agencyId, closedAt!, leave));
    known.set(key, day);
    return day;
  };
  return async (rows: readonly Headed[], leave: readonly Span[]): Promise<string[]> => {
    const months: string[] = [];
    for (const row of rows.slice(0, mostMonths)) {
      if (row.month === null || row.closedAt === null) continue;
      if ((await from(row, leave)) <= today) months.push(row.month.slice(0, 7));
    }
    return months;
  };
}
