import type { AgencyCalendar, DaysEffect, NewDays } from '@insaf/contract/calendars.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { countRunningOver } from '../../complaints/index.ts';
import { forgetDirectory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { askRecount, holdCalendars, insertDays } from '../queries.ts';
import { declarableAgency } from '../rules/may-declare.ts';
import { linesOf, proposeDays } from './proposal.ts';
import { viewCalendar } from './view-calendar.ts';

/** Work is counted no further: beyond it the number decides nothing. */
const mostCounted = 10_000;

/**
 * How many agencies and open complaints a declaration of days would concern, told before it is made.
 *
 * @throws Refusal `not_found`, `not_permitted`, `days_too_far`, `too_little_working_time`
 */
export async function foreseeDays(
  ctx: Ctx,
  acting: Acting,
  code: string,
  given: NewDays,
): Promise<DaysEffect> {
  const directory = await readDirectory(ctx.db);
  const agency = declarableAgency(directory, acting, code);
  const lines = linesOf(given, { agencyId: agency.id, at: ctx.clock(), staffId: null });
  const { affected, stretch } = await proposeDays(ctx, directory, agency, lines);
  const zone = ctx.config.TIME_ZONE;
  const running = await countRunningOver(ctx.db, affected, { ...stretch, zone }, mostCounted + 1);
  return {
    agencies: affected.length,
    complaints: { count: Math.min(running, mostCounted), capped: running > mostCounted },
  };
}

/**
 * Days that are not as the week says, for an agency and all below it that say nothing else of them. What
 * is open and runs over these days is counted anew by a job.
 *
 * @throws Refusal as `foreseeDays`
 */
export async function declareDays(
  ctx: Ctx,
  acting: Acting,
  code: string,
  given: NewDays,
): Promise<AgencyCalendar> {
  const directory = await readDirectory(ctx.db);
  const agency = declarableAgency(directory, acting, code);
  const at = ctx.clock();
  const staffId = acting.kind === 'staff' ? acting.staffId : null;
  const lines = linesOf(given, { agencyId: agency.id, at, staffId });
  await proposeDays(ctx, directory, agency, lines);
  await changeCalendars(ctx, async (db) => {
    let id = 0;
    for (const { windows, ...line } of lines) {
      id = await insertDays(db, { ...line, windows: jsonOf(windows) });
    }
    await askRecount(db, { agency_id: agency.id, calendar_day_id: id, asked_at: at });
  });
  return viewCalendar(ctx, acting, code, Number(given.firstDay.slice(0, 4)));
}

/** Changes calendars in one transaction, while nobody else does; this server sees it at once. */
export async function changeCalendars<T>(ctx: Ctx, change: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await ctx.db.transaction().execute(async (db) => {
      await holdCalendars(db);
      return change(db);
    });
  } finally {
    forgetDirectory(ctx.db);
  }
}

export const jsonOf = (value: unknown) => (value === null ? null : JSON.stringify(value));
