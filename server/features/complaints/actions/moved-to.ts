import type { ClockEffect, Status, Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ClockName, ClockState, Priority } from '@insaf/contract/vocabulary.ts';
import {
  addWithinDays,
  type Climbing,
  type Clock,
  clockAfter,
  passedWarnings,
  rungsDue,
  type Timetable,
} from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { Acting, Holding } from '../../rights/index.ts';
import { actorIdOf, isWithin } from '../../rights/index.ts';
import type { Moved } from '../events.ts';
import type { ComplaintChanges, ComplaintRow, NewHistoryRow, Recorded } from '../queries.ts';
import { type Climb, climbsOf, nextOfAll } from '../rules/climbs.ts';
import { higherOf } from '../rules/more-urgent.ts';
import { moverOf } from '../rules/order.ts';
import { priorityOfCategory } from '../rules/priority.ts';

/*
 * What a complaint is after a move, and what its history then says: the part of a move that asks nobody
 * and nothing, the same for one complaint and for a thousand.
 */

export type Decision = {
  /** What the history keeps of this move for ever, besides who and when. Never what a person wrote. */
  readonly details?: Record<string, unknown>;
  /** What was written: a question, a reason, an explanation. Kept apart, because it can be erased. */
  readonly words?: string | undefined;
  readonly changes?: ComplaintChanges;
  /** Working minutes that the clock is given, by `extend`. */
  readonly moreMinutes?: number;
};

export type Step = {
  readonly verb: Verb;
  readonly effect: ClockEffect;
  readonly to: Status;
  readonly acting: Acting;
  readonly holding: Holding | null;
  readonly decision: Decision;
  readonly now: Date;
  /** What is allowed for it as it was, and as it is after the move. */
  readonly before: Timetable;
  readonly after: Timetable;
};

export type MovedTo = Moved & Recorded;

/** A complaint after one step. */
export function movedTo(complaint: ComplaintRow, step: Step): MovedTo {
  const { verb, to, acting, holding, decision, now } = step;
  const clock = clockAfter(step.effect, clockOf(complaint), step.after, now, {
    moreMinutes: decision.moreMinutes,
    before: step.before,
  });
  const settled: ComplaintChanges = {
    status: to,
    previous_status: to === 'incomplete' ? previousOf(complaint) : null,
    ...clockColumns(clock),
    accept_due_at: acceptDue(complaint, step),
    obstacle_id: keptObstacle(complaint, step),
    cause_id: keptCause(complaint, step),
    ...decision.changes,
  };
  const climbed = onLadders(complaint, { ...complaint, ...settled } as ComplaintRow, step);
  const changes: ComplaintChanges = { ...settled, ...climbed };
  const after = { ...complaint, ...changes, version: complaint.version + 1 } as ComplaintRow;
  const details = decision.details ?? {};
  const words = decision.words ?? null;
  const entry = {
    complaint_number: complaint.number,
    seq: after.version,
    at: now,
    verb,
    from_status: complaint.status,
    to_status: to,
    actor: acting.kind === 'partner' ? 'partner' : moverOf(acting)!,
    staff_id: actorIdOf(acting),
    agency_id: holding?.agencyId ?? null,
    on_behalf_of: holding?.lentBy ?? null,
    holder_id: after.holder_id,
    category_id: after.category_id,
    due_at: after.due_at,
    details: details as NewHistoryRow['details'],
  };
  const from = complaint.status as Status;
  return { verb, from, to, at: now, complaint: after, entry, details, words, changes };
}

/**
 * How far its ladders are climbed, and when the next step of any of them is due. Where another clock begins
 * or goes on, or this one gets more time, it is climbed from below; what was to warn before this moment
 * warns no more.
 */
function onLadders(before: ComplaintRow, after: ComplaintRow, step: Step): ComplaintChanges {
  const climbs = climbsOf(after, clockOf(after), step.after).map((climb) => {
    if (isAnew(climb, before, step)) return taken(climb, (all) => passedWarnings(all, step.now));
    // A day that passed while the reply was judged is not told of at once when that comes back.
    const isBack = climb.of === 'promise' && before.status === 'answered';
    return isBack ? taken(climb, (all) => rungsDue(all, step.now).at(-1)?.no ?? 0) : climb;
  });
  const steps = climbs.map(({ column, climbing }) => [column, climbing.taken]);
  return { ...Object.fromEntries(steps), next_step_at: nextOfAll(climbs) };
}

/** The same, taken up to a step that is found from below. */
function taken(climb: Climb, upTo: (climbing: Climbing) => number): Climb {
  const climbing = { ...climb.climbing, taken: 0 };
  return { ...climb, climbing: { ...climbing, taken: upTo(climbing) } };
}

/** Where what is climbed begins with this move, or was given more time. */
function isAnew({ of }: Climb, before: ComplaintRow, { verb, effect }: Step): boolean {
  if (of === 'acceptance') return beginsToBeAccepted(before, verb);
  if (of === 'promise') return verb === 'promise';
  const begins = ['startExamination', 'startHandling', 'holdAndJudge', 'extend'];
  return begins.includes(effect) || of !== before.clock;
}

/** Handing it on, or what was supplied, begins anew. */
function beginsToBeAccepted(before: ComplaintRow, verb: Verb): boolean {
  return before.status !== 'referred' || verb === 'refer';
}

/** Where an incomplete complaint goes back to, also when something else is done while it is incomplete. */
function previousOf({ status, previous_status }: ComplaintRow): string | null {
  return status === 'incomplete' ? previous_status : status;
}

/**
 * What is in the way of a complaint stays so while its agency works on it: until it is removed, until there
 * is an answer all the same, or until another agency has the complaint than one above or below.
 */
function keptObstacle(complaint: ComplaintRow, { verb, to, decision }: Step): string | null {
  const path = decision.changes?.holder_path ?? complaint.holder_path;
  const inLine = isWithin(path, complaint.holder_path) || isWithin(complaint.holder_path, path);
  const worked = to === 'referred' || to === 'in_progress' || to === 'incomplete';
  return verb !== 'removeObstacle' && worked && inLine ? complaint.obstacle_id : null;
}

/**
 * A complaint goes on carrying its cause once it was answered, for who looks at what became of all of them;
 * until it ends without a reply, or is heard again.
 */
function keptCause(complaint: ComplaintRow, { verb, to }: Step): string | null {
  const leaves = to === 'dismissed' || to === 'joined' || to === 'withdrawn';
  return leaves || verb === 'appeal' || verb === 'ungather' ? null : complaint.cause_id;
}

/** Until when who was given a complaint should accept it. */
function acceptDue(complaint: ComplaintRow, { verb, to, after, now }: Step): Date | null {
  if (to !== 'referred') return null;
  if (!beginsToBeAccepted(complaint, verb)) return complaint.accept_due_at;
  return addWithinDays(after.calendarOf('handling'), now, after.acceptance.minutes);
}

/** The clock of a row; of one from before `clock_since` was kept only the end is known. */
export function clockOf(complaint: ComplaintRow): Clock {
  const { due_at, waits_until, clock_since, clock_minutes } = complaint;
  return {
    name: complaint.clock as ClockName | null,
    state: complaint.clock_state as ClockState,
    dueAt: due_at,
    minutesLeft: complaint.minutes_left,
    waitsUntil: waits_until,
    since: clock_since ?? due_at,
    minutes: due_at === null ? null : (clock_minutes ?? 0),
    total: complaint.clock_total,
    extended: complaint.extended,
    waited: complaint.waited_minutes,
  };
}

type Prioritised = Pick<ComplaintRow, 'priority' | 'category_id' | 'clock_state' | 'clock_since'>;

/** The columns that a clock is kept in. */
export function clockColumns(clock: Clock) {
  return {
    clock: clock.name,
    clock_state: clock.state,
    due_at: clock.dueAt,
    minutes_left: clock.minutesLeft,
    waits_until: clock.waitsUntil,
    clock_since: clock.since,
    clock_minutes: clock.minutes,
    clock_total: clock.total,
    extended: clock.extended,
    waited_minutes: clock.waited,
  };
}

/** How urgent it is; of a clock that ran before that was kept, by what it is about. */
export function priorityOf(
  complaint: Prioritised,
  directory: Pick<Directory, 'category'>,
): Priority {
  const { category_id } = complaint;
  const category = category_id === null ? null : directory.category(category_id);
  const priority = complaint.priority as Priority;
  const ran = complaint.clock_state === 'running' || complaint.clock_state === 'paused';
  if (!ran || complaint.clock_since !== null) return priority;
  return higherOf(priority, priorityOfCategory(category));
}

/** What decides how long a complaint may take. */
export function timedSubject(complaint: ComplaintRow, directory: Pick<Directory, 'category'>) {
  return {
    holderId: complaint.holder_id,
    judgeId: complaint.judge_id,
    initiativeId: complaint.initiative_id,
    categoryId: complaint.category_id,
    kind: complaint.kind,
    priority: priorityOf(complaint, directory),
  };
}
