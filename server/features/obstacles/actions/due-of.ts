import { Temporal } from 'temporal-polyfill';
import type { Ctx, Db } from '../../../platform/context.ts';
import { addWorkingTime, allowances, calendarOf } from '../../deadlines/index.ts';
import { type AgencyRow, directoryAtHand } from '../../directory/index.ts';
import { decidersAmong, type Obstacle } from '../queries.ts';
import { firstLevel, levelAbove, levelsFrom } from '../rules/levels.ts';

type Timing = Pick<Obstacle, 'level_id' | 'due_at' | 'rises_at'>;

/** The agency whose head an obstacle of an agency goes to first. */
export async function levelOf(ctx: Ctx, db: Db, agency: AgencyRow): Promise<AgencyRow> {
  const directory = await directoryAtHand(ctx.db);
  const deciders = await decidersAmong(db, levelsFrom(agency.path));
  return directory.agency(firstLevel(agency.path, deciders));
}

/** The agency whose head an obstacle goes up to from a level; null where nobody stands above. */
export async function aboveOf(ctx: Ctx, db: Db, level: AgencyRow): Promise<AgencyRow | null> {
  const directory = await directoryAtHand(ctx.db);
  const deciders = await decidersAmong(db, levelsFrom(level.path));
  const id = levelAbove(level.path, deciders);
  return id === null ? null : directory.agency(id);
}

/** By when a level is to answer, by its own working time, and when it goes up otherwise. */
export async function toAnswer(ctx: Ctx, db: Db, level: AgencyRow): Promise<Timing> {
  const now = ctx.clock();
  const calendar = await calendarOf(ctx, level.id, false, now);
  return timed(ctx, db, level, addWorkingTime(calendar, now, allowances.obstacle));
}

/**
 * By when what was decided is to be done: the end of that day.
 *
 * @param day `2026-07-01`
 */
export async function toBeDone(ctx: Ctx, db: Db, level: AgencyRow, day: string): Promise<Timing> {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  const end = next.toZonedDateTime(ctx.config.TIME_ZONE).epochMilliseconds;
  return timed(ctx, db, level, new Date(end));
}

async function timed(ctx: Ctx, db: Db, level: AgencyRow, due: Date): Promise<Timing> {
  const above = await aboveOf(ctx, db, level);
  return { level_id: level.id, due_at: due, rises_at: above === null ? null : due };
}
