import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { knownCalendars, type Stretch } from '../../deadlines/index.ts';
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
  /** The tree before and after the change; what is known of calendars then is said by the instants below. */
  readonly before: Directory;
  readonly after: Directory;
  readonly knownBefore: Date;
  /** Null for now. */
  readonly knownAfter: Date | null;
  /** By whose time complaints are counted by a later recounting, and by whose until then. */
  readonly handed: readonly { readonly from: number; readonly to: number }[];
};

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
  return {
    now,
    before: treeBefore(now, moves),
    after: treeBefore(
      now,
      moves.filter(({ id }) => id > recount.id),
    ),
    knownBefore: isOfTree ? at : new Date(at.getTime() - 1),
    knownAfter: changes.length > 0 ? at : null,
    handed: later.flatMap(({ agency_id: to, handed_from: from }) =>
      from === null ? [] : [{ from, to }],
    ),
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
  return {
    firstDay: lines.map((line) => line.first_day).toSorted()[0]!,
    lastDay: lines
      .map((line) => line.last_day)
      .toSorted()
      .at(-1)!,
  };
}
