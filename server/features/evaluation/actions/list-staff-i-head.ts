import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { type Headed, staffHeaded } from '../queries.ts';
import { headedAgencies } from '../rules/may-head.ts';
import { named, readableFrom } from './month-view.ts';

/** Whom somebody heads, agency by agency and by name alone, with the months that they can read of each. */
export async function listStaffIHead(ctx: Ctx, acting: Staff) {
  const ids = [...new Set(headedAgencies(acting).map(({ agencyId }) => agencyId))];
  if (ids.length === 0) return { agencies: [] };
  const directory = await readDirectory(ctx.db);
  const byAgency = Map.groupBy(
    await staffHeaded(ctx.db, ids, acting.staffId),
    ({ agencyId }) => agencyId,
  );
  const agencies = [];
  for (const id of ids) {
    const byPerson = Map.groupBy(byAgency.get(id) ?? [], (row) => row.id);
    const people = [];
    for (const [personId, rows] of byPerson) {
      const months = await readable(ctx, rows);
      people.push({ id: personId, name: rows[0]!.name, months });
    }
    agencies.push({ agency: named(directory, id), people });
  }
  return { agencies };
}

/** Of the months of one person those that their head can read by now. */
async function readable(ctx: Ctx, rows: readonly Headed[]): Promise<string[]> {
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const months: string[] = [];
  for (const { id, agencyId, month, closedAt } of rows) {
    if (month === null) continue;
    const from = await readableFrom(ctx, {
      ...{ staff_id: id, agency_id: agencyId, closed_at: closedAt },
    });
    if (from !== null && from <= today) months.push(month.slice(0, 7));
  }
  return months;
}
