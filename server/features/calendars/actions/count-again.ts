import type { ClockName } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  type ComplaintRow,
  climbsOf,
  clockColumns,
  clockOf,
  type Decision,
  nextOfAll,
} from '../../complaints/index.ts';
import {
  addWithinDays,
  type Clock,
  clockAcross,
  clockAfter,
  dueAcross,
  type Timetable,
  workingMinutesBetween,
} from '../../deadlines/index.ts';
import type { Recount } from '../queries.ts';
import { reasonOf } from '../rules/reason-of.ts';
import type { RecountState } from './recount-state.ts';

/**
 * Every server has read the directory anew by then (it looks every two seconds), and what was under way by the
 * old calendar is done: no request takes as long.
 */
export const patience = 15_000;

/** What a complaint's clock is by now, and why; null where it is what it was. */
export async function countAgain(
  ctx: Ctx,
  recount: Recount,
  state: RecountState,
  { before: was, after: is }: { before: ComplaintRow; after: ComplaintRow },
): Promise<Decision | null> {
  const clock = clockOf(is);
  if (recount.ladder_id !== null || clock.name === null || clock.since === null) return null;
  const now = ctx.clock();
  // What began when every server had heard of the change was counted by it, or by what came later.
  const heard = recount.asked_at.getTime() + patience;
  if (state.knownAfter !== null && clock.since.getTime() > heard && clock.since <= now) return null;
  const after = await state.allowed.after(is);
  // Of a clock that began longer ago than calendars reach back, the end is long past.
  if (clock.since.getTime() < after.calendarOf(clock.name).from) return null;
  const before = await state.allowed.before(was);
  const again = isOfTree(recount)
    ? acrossTheMove(is, clock, recount.asked_at, { before, after, now })
    : fromTheBeginning(is, clock, recount, { before, after, now });
  const isSame = Number(again.clock.dueAt) === Number(clock.dueAt);
  if (isSame && Number(again.acceptDue) === Number(is.accept_due_at)) return null;
  return {
    details: {
      ...reasonOf(state.now, recount),
      was: clock.dueAt?.toISOString() ?? null,
      due: again.clock.dueAt?.toISOString() ?? null,
    },
    changes: { ...clockColumns(again.clock), accept_due_at: again.acceptDue },
  };
}

/** When the next step of its ladders is due by now, where that is another moment than the one it has. */
export async function nextStepAgain(
  { allowed }: RecountState,
  complaint: ComplaintRow,
): Promise<Pick<ComplaintRow, 'number' | 'next_step_at'> | null> {
  const climbs = climbsOf(complaint, clockOf(complaint), await allowed.now(complaint));
  const next = nextOfAll(climbs);
  const { number, next_step_at: known } = complaint;
  return Number(next) === Number(known) ? null : { number, next_step_at: next };
}

const isOfTree = ({ moved_to: moved, handed_from: handed }: Recount) =>
  moved !== null || handed !== null;

type Timetables = { readonly before: Timetable; readonly after: Timetable; readonly now: Date };
type Again = { readonly clock: Clock; readonly acceptDue: Date | null };

/** As if the calendar had always been what it turned out to be. */
function fromTheBeginning(
  complaint: ComplaintRow,
  clock: Clock,
  { target_id: target }: Recount,
  { before, after, now }: Timetables,
): Again {
  const again =
    target === null
      ? clockAfter('recount', clock, byWhatItBegan(before, after), now)
      : clockAfter('retarget', clock, after, now, { before });
  const isMoved = Number(again.dueAt) !== Number(clock.dueAt);
  return { clock: again, acceptDue: acceptAgain(complaint, isMoved, before, after) };
}

/** What was used by then stays as it was counted; what was left is counted by the line of now. */
function acrossTheMove(
  complaint: ComplaintRow,
  clock: Clock,
  at: Date,
  { before, after, now }: Timetables,
): Again {
  const allowed = byWhatItBegan(before, after);
  const calendars = (name: ClockName) => ({
    before: before.calendarOf(name),
    after: allowed.calendarOf(name),
  });
  const since = clock.since!;
  if (since >= at && since <= now) {
    const again = clockAfter('recount', clock, allowed, now);
    const isMoved = Number(again.dueAt) !== Number(clock.dueAt);
    return { clock: again, acceptDue: acceptAgain(complaint, isMoved, before, allowed) };
  }
  const { accept_due_at: acceptDue } = complaint;
  return {
    clock: clockAcross(clock, at, calendars(clock.name!)),
    acceptDue: acceptDue === null ? null : dueAcross(acceptDue, at, calendars('handling')),
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
 * Until when a referral should be accepted, counted anew where its clock is, or where it was counted from the
 * same moment; otherwise it is of another time than the clock and stays.
 */
function acceptAgain(
  { accept_due_at: due, clock_since: since }: ComplaintRow,
  isMoved: boolean,
  before: Timetable,
  now: Timetable,
): Date | null {
  const was = before.calendarOf('handling');
  if (due === null || since === null || due <= since || due.getTime() >= was.to) return due;
  const left = workingMinutesBetween(was, since, due);
  if (left !== before.acceptance.minutes && !isMoved) return due;
  return addWithinDays(now.calendarOf('handling'), since, left);
}
