import type { ClockEffect } from '@insaf/contract/complaint-lifecycle.ts';
import type { ClockName, ClockState } from '@insaf/contract/vocabulary.ts';
import { allowances } from './allowances.ts';
import { addWorkingTime, type CompiledCalendar, workingMinutesBetween } from './working-time.ts';

/*
 * The clock of one complaint. Working time runs while it is `running`; it is kept in `minutesLeft`
 * while the complaint waits for the complainant (`paused`) and, below a judging clock, while a reply is
 * judged, so that a reply that comes back finds the time its agency had left. Nothing else stops it: a
 * complaint that is handed back keeps its due time, and so does one that is accepted or promised.
 */

export type Clock = {
  readonly name: ClockName | null;
  readonly state: ClockState;
  readonly dueAt: Date | null;
  readonly minutesLeft: number | null;
  /** Until when the complainant can supply (incomplete) or object (settled). */
  readonly waitsUntil: Date | null;
};

export type Subject = {
  readonly urgent: boolean;
  /** Of the category; null where none is known yet. */
  readonly targetMinutes: number | null;
  readonly objectionDays: number | null;
};

const aDay = 24 * 60 * 60 * 1000;

/** An instant so many calendar days later. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * aDay);
}

/**
 * The clock after a move.
 *
 * @param now the instant of the move
 * @param calendar the working time that counts for this complaint
 */
export function clockAfter(
  effect: ClockEffect,
  clock: Clock,
  subject: Subject,
  now: Date,
  calendar: CompiledCalendar,
): Clock {
  const due = (minutes: number) => addWorkingTime(calendar, now, minutes);
  const start = (name: ClockName, minutes: number): Clock => ({
    name,
    state: 'running',
    dueAt: due(minutes),
    minutesLeft: null,
    waitsUntil: null,
  });
  switch (effect) {
    case 'startExamination':
      return start(
        'examination',
        subject.urgent ? allowances.urgentExamination : allowances.examination,
      );
    case 'startHandling':
      return start('handling', subject.targetMinutes ?? allowances.handlingWithoutCategory);
    case 'holdAndJudge':
      return { ...start('judging', allowances.judging), minutesLeft: left(clock, now, calendar) };
    case 'pause':
      return {
        name: clock.name,
        state: 'paused',
        dueAt: null,
        minutesLeft: left(clock, now, calendar),
        waitsUntil: daysAfter(now, allowances.supplyDays),
      };
    case 'resume': {
      // From judging, the handling clock runs on; from waiting, the one that was paused.
      const name = clock.name === 'judging' ? 'handling' : (clock.name ?? 'handling');
      return start(name, Math.max(0, clock.minutesLeft ?? 0));
    }
    case 'keep':
      return clock;
    case 'follow':
      return { name: null, state: 'following', dueAt: null, minutesLeft: null, waitsUntil: null };
    case 'stop':
      return { name: null, state: 'stopped', dueAt: null, minutesLeft: null, waitsUntil: null };
  }
}

/**
 * Whole working minutes until the clock is due: one that has begun is gone, so that pausing over and over
 * wins no time. Nothing is left of a clock that is overdue.
 */
function left(clock: Clock, now: Date, calendar: CompiledCalendar): number {
  if (clock.dueAt === null) return Math.max(0, clock.minutesLeft ?? 0);
  if (clock.dueAt <= now) return 0;
  return Math.floor(workingMinutesBetween(calendar, now, clock.dueAt));
}
