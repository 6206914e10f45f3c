import type { ClockEffect } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintLadder } from '@insaf/contract/ladders.ts';
import type { ClockName, ClockState } from '@insaf/contract/vocabulary.ts';
import type { Ladder } from './ladder.ts';
import type { Targets } from './targets.ts';
import { addWorkingTime, type CompiledCalendar, workingMinutesBetween } from './working-time.ts';

/*
 * The clock of one complaint. While it is `running` it is due so many working minutes after a moment
 * (`minutes` after `since`), so that it can be counted again when the calendar turns out to have been
 * another. What is left is kept in `minutesLeft` while the complaint waits for the complainant (`paused`)
 * and, below a judging clock, while a reply is judged, so that a reply that comes back finds the time its
 * agency had left. Nothing else stops it: a complaint that is handed back keeps its due time, and so does
 * one that is accepted, promised, taken over or held by an obstacle.
 */

export type Clock = {
  readonly name: ClockName | null;
  readonly state: ClockState;
  readonly dueAt: Date | null;
  readonly minutesLeft: number | null;
  /** Until when the complainant can supply (incomplete) or object (settled). */
  readonly waitsUntil: Date | null;
  /** Running: due so many working `minutes` after it. Paused: since when. */
  readonly since: Date | null;
  readonly minutes: number | null;
  /** The whole allowance of this clock, with what was added; below a judging clock that of handling. */
  readonly total: number | null;
  /** Whether this clock was given more time; once is all it gets. */
  readonly extended: boolean;
  /** Calendar minutes that it waited for the complainant so far, in all. */
  readonly waited: number;
};

/** What is allowed for a complaint, and the working time and the ladder of each clock. */
export type Timetable = Targets & {
  readonly calendarOf: (clock: ClockName) => CompiledCalendar;
  readonly ladderOf: (clock: ComplaintLadder) => Ladder;
};

/** What a move decides about the clock besides its effect. */
export type ClockChoice = {
  /** `extend`: working minutes from now, or from when it is due if that is later. */
  readonly moreMinutes?: number | undefined;
  /** `retarget`: what was allowed, and by which working time it ran, before. */
  readonly before?: Timetable | undefined;
};

export const noClock: Clock = {
  name: null,
  state: 'stopped',
  dueAt: null,
  minutesLeft: null,
  waitsUntil: null,
  since: null,
  minutes: null,
  total: null,
  extended: false,
  waited: 0,
};

const aMinute = 60_000;
const aDay = 24 * 60 * aMinute;

/** An instant so many calendar days later. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * aDay);
}

/**
 * The clock after a move.
 *
 * @param now the instant of the move
 */
export function clockAfter(
  effect: ClockEffect,
  clock: Clock,
  timetable: Timetable,
  now: Date,
  choice: ClockChoice = {},
): Clock {
  const running = (name: ClockName, minutes: number, from = now): Clock => ({
    ...clock,
    name,
    state: 'running',
    dueAt: addWorkingTime(timetable.calendarOf(name), from, minutes),
    minutesLeft: null,
    waitsUntil: null,
    since: from,
    minutes,
    waited: waitedUntil(clock, now),
  });
  const start = (name: 'examination' | 'handling'): Clock => {
    const { minutes } = timetable[name];
    return { ...running(name, minutes), total: minutes, extended: false };
  };
  switch (effect) {
    case 'startExamination':
      return start('examination');
    case 'startHandling':
      return start('handling');
    case 'holdAndJudge':
      return {
        ...running('judging', timetable.judging.minutes),
        minutesLeft: left(clock, timetable, now),
      };
    case 'pause':
      return {
        ...clock,
        state: 'paused',
        dueAt: null,
        minutesLeft: left(clock, timetable, now),
        waitsUntil: daysAfter(now, Math.min(timetable.supplyDays, waitLeft(clock, timetable))),
        since: now,
        minutes: null,
      };
    case 'resume': {
      // From judging, the handling clock runs on; from waiting, the one that was paused.
      const name = clock.name === 'judging' ? 'handling' : (clock.name ?? 'handling');
      return running(name, Math.max(0, clock.minutesLeft ?? 0));
    }
    case 'retarget':
      return retargeted(clock, timetable, now, choice.before ?? timetable);
    case 'extend': {
      const { name, dueAt } = assertRunning(clock);
      const more = choice.moreMinutes ?? 0;
      const from = dueAt < now ? now : dueAt;
      const total = (clock.total ?? 0) + more;
      return { ...running(name, more, from), total, extended: true };
    }
    case 'recount': {
      const { name, since, minutes } = assertRunning(clock);
      return { ...clock, dueAt: addWorkingTime(timetable.calendarOf(name), since, minutes) };
    }
    case 'keep':
      return clock;
    case 'follow':
      return { ...noClock, state: 'following', waited: waitedUntil(clock, now) };
    case 'stop':
      return { ...noClock, waited: waitedUntil(clock, now) };
  }
}

/**
 * The clock under another allowance. Shorter: what is left shrinks to it and never grows, and what was
 * overdue stays so; so nothing is overdue only because it became urgent. Longer: what was used is taken
 * from the new allowance, and what is left never shrinks. While a reply is judged nothing changes.
 */
function retargeted(clock: Clock, timetable: Timetable, now: Date, before: Timetable): Clock {
  if (clock.state !== 'running' || clock.name === 'judging') return clock;
  const { name, dueAt } = assertRunning(clock);
  const total = timetable[name].minutes;
  const was = clock.total ?? total;
  if (dueAt <= now && total <= was) return { ...clock, total };
  const had = left(clock, before, now);
  const minutes = total <= was ? Math.min(had, total) : Math.max(had, total - (was - had));
  const dueThen = addWorkingTime(timetable.calendarOf(name), now, minutes);
  return { ...clock, dueAt: dueThen, since: now, minutes, total };
}

/** Calendar days that a complaint may still wait for its complainant. */
export function waitLeft({ waited }: Pick<Clock, 'waited'>, timetable: Timetable): number {
  return Math.max(0, timetable.supplyCapDays - (waited * aMinute) / aDay);
}

/** All waiting up to now, what goes on at this moment included; a minute that has begun counts. */
function waitedUntil({ state, since, waited }: Clock, now: Date): number {
  if (state !== 'paused' || since === null) return waited;
  return waited + Math.ceil((now.getTime() - since.getTime()) / aMinute);
}

function assertRunning({ name, state, dueAt, since, minutes }: Clock) {
  if (
    state !== 'running' ||
    name === null ||
    dueAt === null ||
    since === null ||
    minutes === null
  ) {
    throw new Error('no clock runs');
  }
  return { name, dueAt, since, minutes };
}

/**
 * Whole working minutes until the clock is due: one that has begun is gone, so that pausing over and over
 * wins no time. Nothing is left of a clock that is overdue.
 */
function left(clock: Clock, timetable: Timetable, now: Date): number {
  if (clock.dueAt === null || clock.name === null) return Math.max(0, clock.minutesLeft ?? 0);
  if (clock.dueAt <= now) return 0;
  return Math.floor(workingMinutesBetween(timetable.calendarOf(clock.name), now, clock.dueAt));
}
