import type { ComplaintLadder } from '@insaf/contract/ladders.ts';
import {
  type Climbing,
  type Clock,
  dayEnd,
  nextStepAt,
  type Timetable,
} from '../../deadlines/index.ts';

/*
 * The ladders that a complaint climbs at one moment: that of the clock that runs; beside it that of
 * accepting, while it is referred; and that of a day which was told to the complainant, once it has passed.
 * Each remembers how far it was climbed. While a complaint waits for its complainant it climbs none.
 */

/** The column in which the last step of a ladder is kept. */
export type StepColumn = 'ladder_step' | 'accept_step' | 'promise_step';

export type Climb = {
  readonly of: ComplaintLadder;
  readonly column: StepColumn;
  readonly climbing: Climbing;
};

/** What of a complaint decides which ladders it climbs, and how far it has. */
type Climber = { readonly [column in StepColumn]: number } & {
  readonly status: string;
  readonly accept_due_at: Date | null;
  /** A calendar day, `2026-07-01`. */
  readonly promised_for: string | null;
};

/** Every ladder of a complaint that runs, each as far as it was climbed. */
export function climbsOf(complaint: Climber, clock: Clock, timetable: Timetable): Climb[] {
  const { name, state } = clock;
  if (state !== 'running' || name === null) return [];
  const climb = (
    of: ComplaintLadder,
    column: StepColumn,
    timed: Climbing['clock'],
    calendar = timetable.calendarOf('handling'),
  ): Climb => ({
    ...{ of, column },
    climbing: {
      ...{ clock: timed, calendar, ladder: timetable.ladderOf(of) },
      taken: complaint[column],
    },
  });
  const beside = (of: ComplaintLadder, column: StepColumn, dueAt: Date, minutes: number) =>
    climb(of, column, { dueAt, minutes, total: minutes, extended: false });
  const { status, accept_due_at: acceptBy, promised_for: promisedFor } = complaint;
  const { zone } = timetable.calendarOf('handling');
  return [
    climb(name, 'ladder_step', clock, timetable.calendarOf(name)),
    ...(status === 'referred' && acceptBy !== null
      ? [beside('acceptance', 'accept_step', acceptBy, timetable.acceptance.minutes)]
      : []),
    ...(status === 'in_progress' && promisedFor !== null
      ? [beside('promise', 'promise_step', dayEnd(promisedFor, zone), 0)]
      : []),
  ];
}

/** When the next step of any of them is due; null where none is left. */
export function nextOfAll(climbs: readonly Climb[]): Date | null {
  return earliest(climbs)?.at ?? null;
}

/** The ladder of which a step is due first, and when; null where none is left. */
export function earliest(
  climbs: readonly Climb[],
): { readonly climb: Climb; readonly at: Date } | null {
  let first: { climb: Climb; at: Date } | null = null;
  for (const climb of climbs) {
    const at = nextStepAt(climb.climbing);
    if (at !== null && (first === null || at < first.at)) first = { climb, at };
  }
  return first;
}
