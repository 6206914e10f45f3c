import type { ClockEffect } from '@insaf/contract/complaint-lifecycle.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileLayers } from '../actions/calendar-of.ts';
import { allowances } from './allowances.ts';
import {
  type Clock,
  type ClockChoice,
  clockAfter,
  noClock,
  type Timetable,
  waitLeft,
} from './clock.ts';
import { everyHour } from './first-hours.ts';
import { type CompiledCalendar, compileCalendar, workingMinutesBetween } from './working-time.ts';

const zone = 'Africa/Cairo';
let office: CompiledCalendar;
let always: CompiledCalendar;
beforeAll(async () => {
  office = await compileLayers([], zone, 2026);
  const calendar = { zone, week: everyHour, exceptions: new Map() };
  always = compileCalendar(calendar, '2025-01-01', '2028-12-31');
});

const at = (iso: string) => new Date(iso);
const timed = (minutes: number) => ({ minutes, roundTheClock: false });
const ordinary: Timetable = {
  examination: timed(allowances.examination),
  acceptance: timed(allowances.workingDay),
  handling: timed(48 * 60),
  judging: timed(allowances.judging),
  supplyDays: 14,
  supplyCapDays: 28,
  remindDays: 3,
  objectionDays: 14,
  appealDays: 30,
  calendarOf: () => office,
  ladderOf: () => [],
};
const urgent: Timetable = {
  ...ordinary,
  examination: timed(60),
  handling: timed(60),
  calendarOf: () => always,
  ladderOf: () => [],
};
type Step = [effect: ClockEffect, when: string, choice?: ClockChoice];

/** The clock after each of these moves, one after the other. */
function run(timetable: Timetable, moves: Step[], from: Clock = noClock): Clock {
  return moves.reduce(
    (clock, [effect, when, choice]) => clockAfter(effect, clock, timetable, at(when), choice),
    from,
  );
}

describe('examination', () => {
  test('of two working days ends two working days later', () => {
    const { dueAt, name, state } = run(ordinary, [['startExamination', '2026-07-05T10:00+03:00']]);
    expect([name, state, dueAt]).toEqual(['examination', 'running', at('2026-07-07T10:00+03:00')]);
  });

  test('steps over the weekend: from Thursday at noon to Monday at noon', () => {
    const { dueAt } = run(ordinary, [['startExamination', '2026-07-09T12:00+03:00']]);
    expect(dueAt).toEqual(at('2026-07-13T12:00+03:00'));
  });

  test('steps over a holiday on a working day: the 23rd of July, a Thursday', () => {
    const { dueAt } = run(ordinary, [['startExamination', '2026-07-22T12:00+03:00']]);
    expect(dueAt).toEqual(at('2026-07-27T12:00+03:00'));
  });

  test('begins with the next working day for what comes at night or on a Friday', () => {
    for (const when of ['2026-07-09T23:30+03:00', '2026-07-10T11:00+03:00']) {
      const { dueAt } = run(ordinary, [['startExamination', when]]);
      expect(dueAt).toEqual(at('2026-07-13T15:00+03:00'));
    }
  });

  test('of what is urgent is by the clock on the wall, on a Friday night as ever', () => {
    const { dueAt } = run(urgent, [['startExamination', '2026-07-10T23:30+03:00']]);
    expect(dueAt).toEqual(at('2026-07-11T00:30+03:00'));
  });
});

describe('handling', () => {
  test('has the time it is allowed, and knows how much that was', () => {
    const started = run(ordinary, [['startHandling', '2026-07-05T08:00+03:00']]);
    expect(workingMinutesBetween(office, started.since!, started.dueAt!)).toBe(48 * 60);
    expect(started).toMatchObject({
      since: at('2026-07-05T08:00+03:00'),
      minutes: 48 * 60,
      total: 48 * 60,
    });
  });

  test('of what is urgent runs through weekend and holiday', () => {
    const { dueAt } = run(urgent, [['startHandling', '2026-07-23T23:30+03:00']]);
    expect(dueAt).toEqual(at('2026-07-24T00:30+03:00'));
  });
});

describe('waiting for the complainant', () => {
  test('keeps what was left, and goes on with it from the moment they answer', () => {
    const paused = run(ordinary, [
      ['startExamination', '2026-07-05T10:00+03:00'],
      ['pause', '2026-07-06T10:00+03:00'],
    ]);
    expect(paused).toEqual({
      name: 'examination',
      state: 'paused',
      dueAt: null,
      minutesLeft: 7 * 60,
      waitsUntil: at('2026-07-20T10:00+03:00'),
      since: at('2026-07-06T10:00+03:00'),
      minutes: null,
      total: allowances.examination,
      extended: false,
      waited: 0,
    });
    const resumed = clockAfter('resume', paused, ordinary, at('2026-07-16T12:00+03:00'));
    expect(resumed.waited).toBe((10 * 24 + 2) * 60);
    expect(resumed).toMatchObject({ name: 'examination', state: 'running', waitsUntil: null });
    expect(resumed.dueAt).toEqual(at('2026-07-19T12:00+03:00'));
  });

  test('asked for at the weekend takes nothing from what was left', () => {
    const { minutesLeft } = run(ordinary, [
      ['startExamination', '2026-07-05T08:00+03:00'],
      ['pause', '2026-07-05T15:00+03:00'],
    ]);
    const later = run(ordinary, [
      ['startExamination', '2026-07-09T08:00+03:00'],
      ['pause', '2026-07-11T20:00+03:00'],
    ]);
    expect([minutesLeft, later.minutesLeft]).toEqual([420, 420]);
  });

  test('leaves nothing to one that was overdue: it is due again at once', () => {
    const paused = run(ordinary, [
      ['startExamination', '2026-07-05T10:00+03:00'],
      ['pause', '2026-07-15T10:00+03:00'],
    ]);
    expect(paused.minutesLeft).toBe(0);
    const now = at('2026-07-16T12:00+03:00');
    expect(clockAfter('resume', paused, ordinary, now).dueAt).toEqual(now);
  });

  test('over and over wins no time, however often and at whatever second', () => {
    const moments = fc.array(fc.integer({ min: 1, max: 40 * 60_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(moments, (steps) => {
        let now = at('2026-07-05T10:00+03:00');
        let clock = clockAfter('startExamination', noClock, ordinary, now);
        let worked = 0;
        for (const [index, step] of steps.entries()) {
          const next = new Date(now.getTime() + step);
          if (clock.state === 'running') worked += workingMinutesBetween(office, now, next);
          now = next;
          clock = clockAfter(index % 2 === 0 ? 'pause' : 'resume', clock, ordinary, now);
        }
        const left =
          clock.minutesLeft ??
          (clock.dueAt! > now ? workingMinutesBetween(office, now, clock.dueAt!) : 0);
        expect(left + worked).toBeLessThanOrEqual(
          Math.max(allowances.examination, worked) + Number.EPSILON,
        );
      }),
    );
  });
});

describe('judging', () => {
  test('has its own time, and a reply that comes back finds what its agency had left', () => {
    const judged = run(ordinary, [
      ['startHandling', '2026-07-05T08:00+03:00'],
      ['holdAndJudge', '2026-07-06T08:00+03:00'],
    ]);
    expect(judged).toMatchObject({ name: 'judging', state: 'running', minutesLeft: 41 * 60 });
    expect(judged.dueAt).toEqual(at('2026-07-07T15:00+03:00'));
    const back = clockAfter('resume', judged, ordinary, at('2026-07-12T08:00+03:00'));
    expect(back).toMatchObject({ name: 'handling', state: 'running', minutesLeft: null });
    expect(workingMinutesBetween(office, at('2026-07-12T08:00+03:00'), back.dueAt!)).toBe(41 * 60);
  });
});

test.for(['stop', 'follow'] as const)(
  '%s leaves no time to run and nothing to wait for',
  (effect) => {
    const clock = run(ordinary, [
      ['startHandling', '2026-07-05T08:00+03:00'],
      [effect, '2026-07-06T08:00+03:00'],
    ]);
    const state = effect === 'stop' ? 'stopped' : 'following';
    expect(clock).toEqual({ ...noClock, state });
  },
);

test('what keeps the clock keeps every part of it', () => {
  const before = run(ordinary, [['startHandling', '2026-07-05T08:00+03:00']]);
  expect(clockAfter('keep', before, ordinary, at('2026-07-08T08:00+03:00'))).toBe(before);
});

describe('waiting in all', () => {
  test('is no longer than what is allowed for all waits together', () => {
    const first = run(ordinary, [
      ['startHandling', '2026-07-05T08:00+03:00'],
      ['pause', '2026-07-05T09:00+03:00'],
      ['resume', '2026-07-19T09:00+03:00'],
      ['pause', '2026-07-19T10:00+03:00'],
      ['resume', '2026-07-29T10:00+03:00'],
    ]);
    expect(waitLeft(first, ordinary)).toBe(4);
    const third = run(ordinary, [['pause', '2026-07-30T08:00+03:00']], first);
    expect(third.waitsUntil).toEqual(at('2026-08-03T08:00+03:00'));
    const over = run(ordinary, [['resume', '2026-08-03T08:00+03:00']], third);
    expect(waitLeft(over, ordinary)).toBe(0);
  });
});

describe('more time', () => {
  const begun = () => run(ordinary, [['startExamination', '2026-07-05T10:00+03:00']]);

  test('counts from when it is due, if that is still to come', () => {
    const more = run(
      ordinary,
      [['extend', '2026-07-05T12:00+03:00', { moreMinutes: 420 }]],
      begun(),
    );
    expect(more).toMatchObject({
      dueAt: at('2026-07-08T10:00+03:00'),
      total: allowances.examination + 420,
      extended: true,
    });
  });

  test('counts from now, if it is overdue', () => {
    const more = run(
      ordinary,
      [['extend', '2026-07-12T09:00+03:00', { moreMinutes: 60 }]],
      begun(),
    );
    expect(more.dueAt).toEqual(at('2026-07-12T10:00+03:00'));
  });
});

describe('another priority', () => {
  const after = (timetable: Timetable, when: string, before: Timetable, clock: Clock) =>
    clockAfter('retarget', clock, timetable, at(when), { before });
  const handled = (timetable: Timetable) =>
    run(timetable, [['startHandling', '2026-07-05T08:00+03:00']]);

  test('that is more urgent shortens what is left to its own allowance, from now', () => {
    const now = '2026-07-06T08:00+03:00';
    const shorter = after(urgent, now, ordinary, handled(ordinary));
    expect(shorter).toMatchObject({ dueAt: at('2026-07-06T09:00+03:00'), minutes: 60, total: 60 });
  });

  test('that is more urgent leaves what was overdue overdue since then', () => {
    const clock = handled(urgent);
    const stricter = { ...urgent, handling: timed(30) };
    expect(after(stricter, '2026-07-06T08:00+03:00', urgent, clock).dueAt).toEqual(clock.dueAt);
  });

  test('that is less urgent takes what was used from its allowance', () => {
    const longer = after(ordinary, '2026-07-05T08:30+03:00', urgent, handled(urgent));
    expect(longer.minutes).toBe(48 * 60 - 30);
  });

  test('changes nothing for a reply that is being judged', () => {
    const judged = run(ordinary, [
      ['startHandling', '2026-07-05T08:00+03:00'],
      ['holdAndJudge', '2026-07-06T08:00+03:00'],
    ]);
    expect(after(urgent, '2026-07-06T09:00+03:00', ordinary, judged)).toBe(judged);
  });
});

test('counting again by a calendar with a holiday more moves the end and nothing else', () => {
  const clock = run(ordinary, [['startExamination', '2026-07-05T10:00+03:00']]);
  const closed = compileCalendar(
    {
      zone,
      week: Array.from({ length: 7 }, (_, day) =>
        day < 5 ? [{ from: '08:00', to: '15:00' }] : [],
      ),
      exceptions: new Map([['2026-07-06', []]]),
    },
    '2026-01-01',
    '2026-12-31',
  );
  const recounted = clockAfter(
    'recount',
    clock,
    { ...ordinary, calendarOf: () => closed },
    at('2026-07-06T12:00+03:00'),
  );
  expect(recounted).toEqual({ ...clock, dueAt: at('2026-07-08T10:00+03:00') });
});
