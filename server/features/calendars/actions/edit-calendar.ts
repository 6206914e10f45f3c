import type { AgencyCalendar, OwnHoursGiven } from '@insaf/contract/calendars.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { askRecount, insertHours } from '../queries.ts';
import { declarableAgency } from '../rules/may-declare.ts';
import { changeCalendars, jsonOf } from './declare-days.ts';
import { proposeHours } from './proposal.ts';
import { viewCalendar } from './view-calendar.ts';

/**
 * The hours of an agency, and of all below it that have none of their own. What is open is counted anew by
 * a job, if it changes anything.
 *
 * @throws Refusal `not_found`, `not_permitted`, `too_little_working_time`
 */
export async function editCalendar(
  ctx: Ctx,
  acting: Acting,
  code: string,
  { week, roundTheClock, country, ramadan }: OwnHoursGiven,
): Promise<AgencyCalendar> {
  const directory = await readDirectory(ctx.db);
  const agency = declarableAgency(directory, acting, code);
  const at = ctx.clock();
  const said = {
    ...{ agency_id: agency.id, round_the_clock: roundTheClock, country, declared_at: at },
    staff_id: acting.kind === 'staff' ? acting.staffId : null,
  };
  const { affected } = await proposeHours(ctx, directory, agency, {
    ...said,
    week: week as never,
    ramadan: ramadan as never,
  });
  await changeCalendars(ctx, async (db) => {
    const id = await insertHours(db, { ...said, week: jsonOf(week), ramadan: jsonOf(ramadan) });
    if (affected.length === 0) return;
    await askRecount(db, { agency_id: agency.id, calendar_id: id, asked_at: at });
  });
  return viewCalendar(ctx, acting, code);
}
