import type { ClockEffect } from '@insaf/contract/complaint-lifecycle.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { allowances } from './allowances.ts';
import { calendarFor } from './calendar-for.ts';
import { type Clock, clockAfter, type Subject } from './clock.ts';
import { type CompiledCalendar, workingMinutesBetween } from './working-time.ts';

const zone = 'Africa/Cairo';
let office: CompiledCalendar;
let always: CompiledCalendar;
beforeAll(async () => {
  const now = at('2026-07-05T10:00+03:00');
  office = await calendarFor(zone, false, now);
  always = await calendarFor(zone, true, now);
});

const at = (iso: string) => new Date(iso);
const none: Clock = {
  name: null,
  state: 'stopped',
  dueAt: null,
  minutesLeft: null,
  waitsUntil: null,
};
const ordinary: Subject = { urgent: false, targetMinutes: 48 * 60, objectionDays: 14 };
const urgent: Subject = { urgent: true, targetMinutes: 60, objectionDays: 14 };

/** The clock after each of these moves, one after the other. */
function run(subject: Subject, moves: [effect: ClockEffect, when: string][]): Clock {
  const calendar = subject.urgent ? always : office;
  return moves.reduce(
    (clock, [effect, when]) => clockAfter(effect, clock, subject, at(when), calendar),
    none,
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
  test('has the time of the category, or that of none', () => {
    const known = run(ordinary, [['startHandling', '2026-07-05T08:00+03:00']]);
    expect(workingMinutesBetween(office, at('2026-07-05T08:00+03:00'), known.dueAt!)).toBe(48 * 60);
    const unknown = run({ ...ordinary, targetMinutes: null }, [
      ['startHandling', '2026-07-05T08:00+03:00'],
    ]);
    expect(workingMinutesBetween(office, at('2026-07-05T08:00+03:00'), unknown.dueAt!)).toBe(
      allowances.handlingWithoutCategory,
    );
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
    });
    const resumed = clockAfter('resume', paused, ordinary, at('2026-07-16T12:00+03:00'), office);
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
    expect(clockAfter('resume', paused, ordinary, now, office).dueAt).toEqual(now);
  });

  test('over and over wins no time, however often and at whatever second', () => {
    const moments = fc.array(fc.integer({ min: 1, max: 40 * 60_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(moments, (steps) => {
        let now = at('2026-07-05T10:00+03:00');
        let clock = clockAfter('startExamination', none, ordinary, now, office);
        let worked = 0;
        for (const [index, step] of steps.entries()) {
          const next = new Date(now.getTime() + step);
          if (clock.state === 'running') worked += workingMinutesBetween(office, now, next);
          now = next;
          clock = clockAfter(index % 2 === 0 ? 'pause' : 'resume', clock, ordinary, now, office);
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
    const back = clockAfter('resume', judged, ordinary, at('2026-07-12T08:00+03:00'), office);
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
    expect(clock).toEqual({ ...none, state });
  },
);

test('what keeps the clock keeps every part of it', () => {
  const before = run(ordinary, [['startHandling', '2026-07-05T08:00+03:00']]);
  expect(clockAfter('keep', before, ordinary, at('2026-07-08T08:00+03:00'), office)).toBe(before);
});
