import type { Ctx } from '../../../platform/context.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { calendarFor } from '../rules/calendar-for.ts';
import type { CompiledCalendar } from '../rules/working-time.ts';

/**
 * The working time of an agency, from the year before an instant to two years after it. It comes from the
 * directory that was last read and asks nothing of the database then, so it may be called within a
 * transaction, and for each of many complaints.
 *
 * @param roundTheClock every minute counts, whatever the agency's hours
 * @throws Error for an agency that the directory does not have
 */
export async function calendarOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  agencyId: number,
  roundTheClock: boolean,
  now: Date,
): Promise<CompiledCalendar> {
  (await directoryAtHand(ctx.db)).agency(agencyId);
  return calendarFor(ctx.config.TIME_ZONE, roundTheClock, now);
}
