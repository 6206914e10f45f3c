import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileLayers } from '../actions/calendar-of.ts';
import { clockAfter, noClock, type Timetable } from './clock.ts';
import { type Ladder, nextStepAt } from './ladder.ts';
import { targetsOf } from './targets.ts';
import { addWithinDays, addWorkingTime, workingMinutesBetween } from './working-time.ts';

const zone = 'Africa/Cairo';
/** The longest time that a category can have: ten thousand hours. */
const most = 10_000 * 60;
const usual = await compileLayers([], zone, 2026);
const further = await compileLayers([], zone, 2026, 2 * most);
const at = (text: string) => new Date(text);

const moments = fc.date({
  min: at('2026-01-01T00:00:00Z'),
  max: at('2027-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const anyMoment = fc.date({
  min: at('2000-01-01T00:00:00Z'),
  max: at('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('Ten thousand working hours', () => {
  test('end by the calendar that is compiled for them, wherever in its year they begin', () => {
    expect(() => addWorkingTime(usual, at('2026-07-01T09:00:00Z'), most)).toThrow(RangeError);
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: most }), (from, minutes) => {
        const due = addWorkingTime(further, from, minutes);
        expect(workingMinutesBetween(further, from, due)).toBeCloseTo(minutes, 3);
      }),
    );
  });

  test('end on the same moment by the calendar of two years, for what both know', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60_000 }), (from, minutes) => {
        expect(addWorkingTime(further, from, minutes)).toEqual(
          addWorkingTime(usual, from, minutes),
        );
      }),
    );
  });
});

describe('Within its days', () => {
  test('a calendar counts as ever, and ends at its edges', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -2 * most, max: 2 * most }), (from, minutes) => {
        const end = addWithinDays(usual, from, minutes);
        expect(+end).toBeGreaterThanOrEqual(usual.from);
        expect(+end).toBeLessThanOrEqual(usual.to);
        const isKnown = +from >= usual.from && +from <= usual.to;
        const isInside = +end > usual.from && +end < usual.to;
        if (isKnown && isInside) expect(end).toEqual(addWorkingTime(usual, from, minutes));
      }),
    );
  });

  test('more time never ends earlier', () => {
    const minutes = fc.integer({ min: 0, max: 2 * most });
    fc.assert(
      fc.property(anyMoment, minutes, minutes, (from, some, more) => {
        const ends = [addWithinDays(usual, from, some), addWithinDays(usual, from, some + more)];
        expect(+ends[1]!).toBeGreaterThanOrEqual(+ends[0]!);
      }),
    );
  });
});

test('A clock of any length can be started, paused, resumed, extended, and climbs its ladder', () => {
  const category = { urgent: false, target_working_minutes: most, objection_days: 14 };
  const about = { initiativeId: null, categoryId: 7, kind: 'complaint' };
  const subject = { agencyId: 1, ...about, priority: 'ordinary' } as const;
  const ladder: Ladder = [{ no: 1, percent: null, overdue: 60_000, tells: [] }];
  const timetable: Timetable = {
    ...targetsOf([], subject, category),
    calendarOf: () => usual,
    ladderOf: () => ladder,
  };
  fc.assert(
    fc.property(moments, (now) => {
      let clock = clockAfter('startHandling', noClock, timetable, now);
      expect(clock.total).toBe(most);
      clock = clockAfter('pause', clock, timetable, now);
      clock = clockAfter('resume', clock, timetable, now);
      clock = clockAfter('extend', clock, timetable, now, { moreMinutes: 12_600 });
      clock = clockAfter('recount', clock, timetable, now);
      expect(clock.dueAt).toEqual(new Date(usual.to));
      const next = nextStepAt({ clock, calendar: usual, ladder, taken: 0 });
      expect(next).toEqual(new Date(usual.to));
    }),
  );
});
