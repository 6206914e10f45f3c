import type { ClockName } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import {
  type ComplaintRow,
  clockColumns,
  clockOf,
  type Decision,
  lockRunning,
  moveMany,
  runningBy,
  timetableOf,
} from '../../complaints/index.ts';
import {
  addWithinDays,
  clockAfter,
  knownCalendars,
  type Stretch,
  type Timetable,
} from '../../deadlines/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { isWithin } from '../../rights/index.ts';
import {
  finishRecount,
  lockRecount,
  noteProgress,
  openRecounts,
  type Recount,
} from '../queries.ts';
import { affectedAgencies } from './affected-agencies.ts';

/*
 * Counts again what is open when a calendar became another, or a target that was meant for what runs too.
 *
 * The complaints whose clock runs by it are taken by number, a page and how far it came in one transaction:
 * a server that dies leaves whole pages done and the rest to the next, and two at once take turns. One that
 * comes out as it was is left alone, so nothing is done twice whatever is repeated. What is closed, waits for
 * the complainant or follows another has no clock that runs, and is not among them.
 */

const acting = { kind: 'system', job: 'retime', moves: ['retime'] } as const;

/**
 * Every server has read the directory anew by then (it looks every two seconds), and what was under way by the
 * old calendar is done: no request takes as long.
 */
const patience = 15_000;
const found = 50_000;

/**
 * @param page how many complaints are counted in one transaction
 * @returns how many due times were moved
 */
export async function retime(ctx: Ctx, page = 1000): Promise<number> {
  let moved = 0;
  for (const recount of await openRecounts(ctx.db, new Date(ctx.clock().getTime() - patience))) {
    const directory = await readDirectory(ctx.db);
    const agencyIds = await concerned(ctx, directory, recount);
    let after = recount.reached;
    for (;;) {
      const numbers = await runningBy(ctx.db, agencyIds, { after, limit: found });
      for (let at = 0; at < numbers.length; at += page) {
        const done = await countPage(ctx, directory, recount, numbers.slice(at, at + page));
        if (done === null) return moved;
        moved += done;
      }
      if (numbers.length < found) break;
      after = numbers.at(-1)!;
    }
    await finishRecount(ctx.db, recount.id, ctx.clock());
  }
  return moved;
}

/** @returns how many were moved; null when somebody else counts them at this moment */
function countPage(
  ctx: Ctx,
  directory: Directory,
  { id }: Recount,
  numbers: readonly string[],
): Promise<number | null> {
  return ctx.db.transaction().execute(async (db) => {
    const recount = await lockRecount(db, id);
    if (recount === undefined) return null;
    const left = numbers.filter((number) => BigInt(number) > BigInt(recount.reached));
    if (left.length === 0) return 0;
    const moved = await countAgain(ctx, db, directory, recount, left);
    await noteProgress(db, id, { reached: left.at(-1)!, lookedAt: left.length, moved });
    return moved;
  });
}

async function countAgain(
  ctx: Ctx,
  db: Db,
  directory: Directory,
  recount: Recount,
  numbers: readonly string[],
): Promise<number> {
  const rows = await lockRunning(db, numbers);
  const decisions = new Map<string, Decision>();
  for (const row of rows) {
    const decision = await counted(ctx, directory, recount, row);
    if (decision !== null) decisions.set(row.number, decision);
  }
  if (decisions.size === 0) return 0;
  const moved = await moveMany(ctx, db, acting, 'retime', rows, ({ number }) => {
    return decisions.get(number) ?? null;
  });
  return moved.length;
}

/** What a complaint's clock is by now, and why; null where it is what it was. */
async function counted(
  ctx: Ctx,
  directory: Directory,
  recount: Recount,
  complaint: ComplaintRow,
): Promise<Decision | null> {
  const now = ctx.clock();
  const clock = clockOf(complaint);
  const timetable = await timetableOf(ctx, complaint, directory, now);
  // Of a clock that began longer ago than calendars reach back, the end is long past.
  if (clock.name === null || Number(clock.since) < timetable.calendarOf(clock.name).from)
    return null;
  const before = await timetableOf(ctx, complaint, directory, now, justBefore(recount));
  const again =
    recount.target_id === null
      ? clockAfter('recount', clock, byWhatItBegan(before, timetable), now)
      : clockAfter('retarget', clock, timetable, now, { before });
  const acceptDue = acceptAgain(complaint, before, timetable);
  const isSame = Number(again.dueAt) === Number(clock.dueAt);
  if (isSame && Number(acceptDue) === Number(complaint.accept_due_at)) return null;
  return {
    details: {
      ...reasonOf(directory, recount),
      was: clock.dueAt?.toISOString() ?? null,
      due: again.dueAt?.toISOString() ?? null,
    },
    changes: { ...clockColumns(again), accept_due_at: acceptDue },
  };
}

/** A clock that runs round the clock goes on so, though a target said otherwise in the meantime. */
function byWhatItBegan(before: Timetable, now: Timetable): Timetable {
  const calendarOf = (name: ClockName) =>
    before[name].roundTheClock === now[name].roundTheClock
      ? now.calendarOf(name)
      : before.calendarOf(name);
  return { ...now, calendarOf };
}

/**
 * Until when a referral should be accepted, by the calendar of now. It was counted from when the clock began
 * where that gives what it is; otherwise the clock was given more time since, and it stays.
 */
function acceptAgain(complaint: ComplaintRow, before: Timetable, now: Timetable): Date | null {
  const { accept_due_at: due, clock_since: since } = complaint;
  if (due === null || since === null) return due;
  const { minutes } = before.acceptance;
  const was = addWithinDays(before.calendarOf('handling'), since, minutes);
  if (was.getTime() !== due.getTime()) return due;
  return addWithinDays(now.calendarOf('handling'), since, minutes);
}

const justBefore = ({ asked_at: at }: Recount) => new Date(at.getTime() - 1);

/** The agencies by whose time clocks run that the change concerns. */
async function concerned(ctx: Ctx, directory: Directory, recount: Recount): Promise<number[]> {
  const { path } = directory.agency(recount.agency_id);
  if (recount.target_id !== null) {
    return directory.agencies.filter((agency) => isWithin(agency.path, path)).map(({ id }) => id);
  }
  const before = knownCalendars(directory, justBefore(recount)).calendars;
  const after = knownCalendars(directory, null).calendars;
  return affectedAgencies(directory, path, [before, after], stretchOf(ctx, directory, recount));
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

/** What the history says of why: the line, and how people cite it. */
function reasonOf(directory: Directory, recount: Recount): Record<string, unknown> {
  const { calendar_day_id: dayId, target_id: target, calendar_id: calendar } = recount;
  if (dayId === null)
    return target === null ? { changed: 'hours', calendar } : { changed: 'target', target };
  const line = directory.calendarDays.find(({ id }) => id === dayId);
  if (line === undefined) return { changed: 'days', days: dayId };
  const { kind, first_day: firstDay, last_day: lastDay, name_ar: ar, name_en: en, decree } = line;
  return { changed: 'days', days: dayId, kind, firstDay, lastDay, name: { ar, en }, decree };
}
