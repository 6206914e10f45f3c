import type { AgencyCalendar } from '@insaf/contract/calendars.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { askRecount, daysById, insertDays } from '../queries.ts';
import { declarableAgency } from '../rules/may-declare.ts';
import { changeCalendars } from './declare-days.ts';
import { viewCalendar } from './view-calendar.ts';

/**
 * Takes a declaration of days back, by a line that takes its place: what it was stays known. What is open
 * is counted anew by a job.
 *
 * @throws Refusal `not_found`, `not_permitted`, `days_withdrawn` for one that was taken back already
 */
export async function withdrawDays(
  ctx: Ctx,
  acting: Acting,
  code: string,
  lineId: number,
): Promise<AgencyCalendar> {
  const directory = await readDirectory(ctx.db);
  const agency = declarableAgency(directory, acting, code);
  const at = ctx.clock();
  const year = await changeCalendars(ctx, async (db) => {
    const line = await daysById(db, lineId);
    if (line === undefined || line.agency_id !== agency.id || line.kind === 'withdrawal') {
      throw new Refusal('not_found');
    }
    if (line.replaced) throw new Refusal('days_withdrawn');
    const { first_day, last_day, name_ar, name_en, decree } = line;
    const id = await insertDays(db, {
      ...{
        agency_id: agency.id,
        kind: 'withdrawal',
        first_day,
        last_day,
        name_ar,
        name_en,
        decree,
      },
      ...{ replaces_id: line.id, declared_at: at },
      staff_id: acting.kind === 'staff' ? acting.staffId : null,
    });
    await askRecount(db, { agency_id: agency.id, calendar_day_id: id, asked_at: at });
    return Number(first_day.slice(0, 4));
  });
  return viewCalendar(ctx, acting, code, year);
}
