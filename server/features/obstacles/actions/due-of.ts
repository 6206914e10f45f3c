import type { Ctx, Db } from '../../../platform/context.ts';
import {
  addWorkingTime,
  allowances,
  calendarOf,
  dayEnd,
  ladderFor,
} from '../../deadlines/index.ts';
import { type AgencyRow, directoryAtHand } from '../../directory/index.ts';
import { isWithin } from '../../rights/index.ts';
import { decidersAmong, type Obstacle } from '../queries.ts';
import { firstLevel, levelAbove, levelsFrom } from '../rules/levels.ts';
import { type LevelTime, levelTime } from '../rules/rises.ts';

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

/**
 * To whose head an obstacle of an agency rises from a level by its ladder, and how long the level has.
 */
async function timeAt(ctx: Ctx, db: Db, agencyId: number, level: AgencyRow): Promise<LevelTime> {
  const directory = await directoryAtHand(ctx.db);
  const agency = directory.successorOf(agencyId);
  const deciders = await decidersAmong(db, levelsFrom(agency.path));
  const ladder = ladderFor(directory, agency.id, 'obstacle', 'ordinary', null);
  const rises = ladder.flatMap(({ overdue, tells }) => {
    // The central office stands beside the branches of the tree: what rises there goes to the root.
    const places = tells.map((told) => directory.agency(told.agencyId));
    const inLine = places.find(({ path }) => isWithin(agency.path, path));
    if (inLine === undefined) return [];
    return [{ overdue: overdue ?? 0, levelId: firstLevel(inLine.path, deciders) }];
  });
  return levelTime(rises, level.id, levelsFrom(level.path).slice(1), allowances.obstacle);
}

/** The agency whose head an obstacle rises to by its ladder; null where it stays. */
export async function nextOf(
  ctx: Ctx,
  db: Db,
  { agency_id: agencyId }: Pick<Obstacle, 'agency_id'>,
  level: AgencyRow,
): Promise<AgencyRow | null> {
  const { rise } = await timeAt(ctx, db, agencyId, level);
  return rise === null ? null : (await directoryAtHand(ctx.db)).agency(rise.levelId);
}

/** By when a level is to answer, by its own working time, and when it goes up otherwise. */
export async function toAnswer(
  ctx: Ctx,
  db: Db,
  { agency_id: agencyId }: Pick<Obstacle, 'agency_id'>,
  level: AgencyRow,
): Promise<Timing> {
  const now = ctx.clock();
  const calendar = await calendarOf(ctx, level.id, false, now);
  const { answer, rise } = await timeAt(ctx, db, agencyId, level);
  return {
    level_id: level.id,
    due_at: addWorkingTime(calendar, now, answer),
    rises_at: rise === null ? null : addWorkingTime(calendar, now, rise.after),
  };
}

/**
 * By when what was decided is to be done: the end of that day. Then it goes up at once: a day that was
 * promised and passed is not waited for.
 *
 * @param day `2026-07-01`
 */
export async function toBeDone(
  ctx: Ctx,
  db: Db,
  obstacle: Pick<Obstacle, 'agency_id'>,
  level: AgencyRow,
  day: string,
): Promise<Timing> {
  const due = dayEnd(day, ctx.config.TIME_ZONE);
  const above = await nextOf(ctx, db, obstacle, level);
  return { level_id: level.id, due_at: due, rises_at: above === null ? null : due };
}
