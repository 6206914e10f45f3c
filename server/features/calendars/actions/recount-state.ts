import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { type ComplaintRow, timedSubject, timetableOf } from '../../complaints/index.ts';
import {
  daysConcerned,
  knownCalendars,
  type Stretch,
  type Timetable,
} from '../../deadlines/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { isWithin } from '../../rights/index.ts';
import { handedSince, type Recount, treeChangesFrom } from '../queries.ts';
import { treeBefore } from '../rules/tree-before.ts';
import { affectedAgencies } from './affected-agencies.ts';

/*
 * How the tree and what agencies said of their time stood when a recounting was asked for, before and after
 * what it is for. Changes follow each other: what an agency was moved to a minute later is counted by that
 * move's own recounting, from when it happened, and must not be seen by those before it.
 */

export type RecountState = {
  /** The directory as it is. */
  readonly now: Directory;
  /** The tree before and after the change, and from when what agencies said of their time was known. */
  readonly before: Directory;
  readonly after: Directory;
  readonly knownBefore: Date;
  /** Null for now. */
  readonly knownAfter: Date | null;
  /** What is allowed for a complaint, by either and by what holds now. */
  readonly allowed: {
    readonly before: TimetableFor;
    readonly after: TimetableFor;
    readonly now: TimetableFor;
  };
  /** By whose time complaints are counted by a later recounting, and by whose until then. */
  readonly handed: readonly { readonly from: number; readonly to: number }[];
};

type TimetableFor = (complaint: ComplaintRow) => Promise<Timetable>;

export async function stateOf(ctx: Ctx, recount: Recount): Promise<RecountState> {
  const now = await readDirectory(ctx.db);
  // Read after the directory, so that no move is in its tree and not among these.
  const changes = await treeChangesFrom(ctx.db, recount.id);
  const moves = changes.flatMap(({ id, moved_from, moved_to }) =>
    moved_from === null || moved_to === null ? [] : [{ id, moved_from, moved_to }],
  );
  const later = changes.filter(({ id }) => id > recount.id);
  const isOfTree = later.length < changes.length;
  const at = recount.asked_at;
  const before = treeBefore(now, moves);
  const laterMoves = moves.filter(({ id }) => id > recount.id);
  const after = treeBefore(now, laterMoves);
  const knownBefore = isOfTree ? at : new Date(at.getTime() - 1);
  const knownAfter = changes.length > 0 ? at : null;
  const allowed = {
    before: timetables(ctx, before, knownBefore),
    after: timetables(ctx, after, knownAfter),
    now: timetables(ctx, now, null),
  };
  return {
    ...{ now, before, after, knownBefore, knownAfter, allowed },
    handed: later.flatMap(({ agency_id: to, handed_from: from }) =>
      from === null ? [] : [{ from, to }],
    ),
  };
}

/** More than these are not kept: they cost a kilobyte each. */
const mostKept = 10_000;

/** Of thousands of complaints many are of one agency and one category: each is worked out once. */
function timetables(ctx: Ctx, directory: Directory, knownAt: Date | null): TimetableFor {
  const kept = new Map<string, Promise<Timetable>>();
  return (complaint) => {
    const key = Object.values(timedSubject(complaint, directory)).join(' ');
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= mostKept) kept.clear();
    const made = timetableOf(ctx, complaint, directory, ctx.clock(), knownAt);
    kept.set(key, made);
    return made;
  };
}

/** Complaints as they stood before and after it: of each the agency by whose time its clock runs. */
export async function standing(
  db: Db,
  { id, handed_from: from }: Recount,
  rows: readonly ComplaintRow[],
): Promise<ReadonlyMap<string, { before: ComplaintRow; after: ComplaintRow }>> {
  const since = await handedSince(
    db,
    id,
    rows.map(({ number }) => number),
  );
  return new Map(
    rows.map((row) => {
      const after = byTimeOf(row, since.get(row.number) ?? null);
      return [row.number, { before: byTimeOf(after, from), after }];
    }),
  );
}

/** A clock runs by the time of who judges the reply, or otherwise of who has the complaint. */
function byTimeOf(complaint: ComplaintRow, agencyId: number | null): ComplaintRow {
  if (agencyId === null) return complaint;
  return complaint.status === 'answered'
    ? { ...complaint, judge_id: agencyId }
    : { ...complaint, holder_id: agencyId };
}

/** The agencies by whose time clocks run that the change concerns. */
export async function concerned(
  ctx: Ctx,
  recount: Recount,
  { now, before, after, ...known }: RecountState,
): Promise<number[]> {
  const { path } = after.agency(recount.agency_id);
  const ids =
    recount.calendar_id === null && recount.calendar_day_id === null
      ? after.agencies.filter((agency) => isWithin(agency.path, path)).map(({ id }) => id)
      : await affectedAgencies(
          after,
          path,
          [
            knownCalendars(before, known.knownBefore).calendars,
            knownCalendars(after, known.knownAfter).calendars,
          ],
          stretchOf(ctx, now, recount),
        );
  const all = new Set(ids);
  for (const { from, to } of known.handed) if (all.has(from)) all.add(to);
  return [...all];
}

/**
 * From which day on a change makes a difference: what is over by then it does not concern. Null where it may
 * concern every day.
 */
export function beginsOn(ctx: Ctx, recount: Recount, { now }: RecountState) {
  if (recount.calendar_day_id === null) return null;
  const { firstDay } = stretchOf(ctx, now, recount);
  return { firstDay, zone: ctx.config.TIME_ZONE };
}

/** The days that a change may concern: those declared at that moment, or all, for hours. */
function stretchOf(ctx: Ctx, directory: Directory, recount: Recount): Stretch {
  const at = recount.asked_at.getTime();
  const lines = directory.calendarDays.filter(
    (line) => line.agency_id === recount.agency_id && line.declared_at.getTime() === at,
  );
  const year = Number(localDay(recount.asked_at, ctx.config.TIME_ZONE).slice(0, 4));
  if (recount.calendar_day_id === null || lines.length === 0) {
    return { firstDay: `${year - 1}-01-01`, lastDay: `${year + 2}-12-31` };
  }
  return daysConcerned(lines);
}
