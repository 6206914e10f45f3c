import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingTime,
  compileCalendar,
  nextWorkingMoment,
  type WorkingCalendar,
  type WorkingWindow,
  workingMinutesBetween,
} from './working-time.ts';

const office: WorkingWindow[] = [{ from: '08:00', to: '16:00' }];
const always: WorkingWindow[] = [{ from: '00:00', to: '24:00' }];

/** Sunday to Thursday in Cairo, with what a test says otherwise. */
const calendarOf = (over: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  zone: 'Africa/Cairo',
  week: [office, office, office, office, office, [], []],
  exceptions: new Map(),
  ...over,
});
const roundTheClock = calendarOf({ week: new Array(7).fill(always) });

/** Cairo's office hours of July 2026: 5 July is a Sunday, the clock is UTC+3. */
const july = compileCalendar(calendarOf(), '2026-07-01', '2026-07-31');
const at = (local: string) => new Date(`${local}+03:00`);
const later = (from: string, minutes: number) => addWorkingTime(july, at(from), minutes);

describe('addWorkingTime in office hours of 08:00 to 16:00, Sunday to Thursday', () => {
  test.each([
    ['inside a day', '2026-07-05T09:00', 90, '2026-07-05T10:30'],
    ['over the night', '2026-07-05T15:30', 60, '2026-07-06T08:30'],
    ['over the weekend', '2026-07-09T15:30', 60, '2026-07-12T08:30'],
    ['from a night', '2026-07-05T20:00', 60, '2026-07-06T09:00'],
    ['from a Friday', '2026-07-10T11:00', 60, '2026-07-12T09:00'],
    ['from the opening', '2026-07-05T08:00', 60, '2026-07-05T09:00'],
    ['from the closing', '2026-07-05T16:00', 60, '2026-07-06T09:00'],
    ['up to the closing, which belongs to the day', '2026-07-05T15:00', 60, '2026-07-05T16:00'],
    ['one minute beyond the closing', '2026-07-05T15:00', 61, '2026-07-06T08:01'],
    ['a whole day from the evening before', '2026-07-05T22:00', 480, '2026-07-06T16:00'],
    ['two weeks', '2026-07-05T08:00', 10 * 480, '2026-07-16T16:00'],
    ['nothing, inside', '2026-07-05T09:00', 0, '2026-07-05T09:00'],
    ['nothing, outside', '2026-07-10T11:00', 0, '2026-07-10T11:00'],
    ['backwards inside a day', '2026-07-05T10:30', -90, '2026-07-05T09:00'],
    [
      'backwards to the opening, which belongs to the day',
      '2026-07-06T09:00',
      -60,
      '2026-07-06T08:00',
    ],
    ['backwards beyond the opening', '2026-07-06T09:00', -61, '2026-07-05T15:59'],
    ['backwards over the weekend', '2026-07-12T08:30', -60, '2026-07-09T15:30'],
    ['backwards from a Friday', '2026-07-10T11:00', -60, '2026-07-09T15:00'],
  ])('%s', (_, from, minutes, expected) => {
    expect(later(from, minutes)).toEqual(at(expected));
  });

  test('keeps seconds and milliseconds', () => {
    expect(later('2026-07-05T15:59:30.250', 1)).toEqual(at('2026-07-06T08:00:30.250'));
    expect(later('2026-07-05T09:00:00', 0.5)).toEqual(at('2026-07-05T09:00:30'));
  });

  test('does not change the date it was given', () => {
    const from = at('2026-07-05T09:00');
    addWorkingTime(july, from, 600);
    expect(addWorkingTime(july, from, 0)).not.toBe(from);
    expect(from).toEqual(at('2026-07-05T09:00'));
  });
});

test('workingMinutesBetween counts what addWorkingTime adds, negative when turned round', () => {
  const [thursday, sunday] = [at('2026-07-09T15:30'), at('2026-07-12T08:30:15')];
  expect(workingMinutesBetween(july, thursday, sunday)).toBe(60.25);
  expect(workingMinutesBetween(july, sunday, thursday)).toBe(-60.25);
  expect(workingMinutesBetween(july, at('2026-07-10T00:00'), at('2026-07-11T23:00'))).toBe(0);
});

test.each([
  ['inside a window, itself', '2026-07-05T09:30:07', '2026-07-05T09:30:07'],
  ['at the opening, itself', '2026-07-05T08:00', '2026-07-05T08:00'],
  ['before the opening, the opening', '2026-07-05T03:00', '2026-07-05T08:00'],
  ['at the closing, the next opening', '2026-07-05T16:00', '2026-07-06T08:00'],
  ['on Friday, Sunday morning', '2026-07-10T12:00', '2026-07-12T08:00'],
])('nextWorkingMoment is, %s', (_, from, expected) => {
  expect(nextWorkingMoment(july, at(from))).toEqual(at(expected));
});

describe('exceptions', () => {
  const calendar = compileCalendar(
    calendarOf({
      exceptions: new Map([
        ['2026-07-23', []],
        ['2026-07-24', [{ from: '10:00', to: '12:00' }]],
        ['2026-07-26', [{ from: '09:00', to: '13:30' }]],
      ]),
    }),
    '2026-07-01',
    '2026-07-31',
  );

  test('a holiday is not worked', () => {
    expect(nextWorkingMoment(calendar, at('2026-07-23T09:00'))).toEqual(at('2026-07-24T10:00'));
  });

  test('a Friday with hours is worked in them', () => {
    expect(addWorkingTime(calendar, at('2026-07-22T15:00'), 90)).toEqual(at('2026-07-24T10:30'));
  });

  test('a shorter day of Ramadan ends when it says', () => {
    expect(addWorkingTime(calendar, at('2026-07-26T13:00'), 60)).toEqual(at('2026-07-27T08:30'));
  });
});

describe("Cairo's changes of clocks", () => {
  const year = compileCalendar(roundTheClock, '2026-01-01', '2026-12-31');
  const day = (n: string) => [new Date(`${n}T00:00:00Z`), new Date(`${n}T24:00:00Z`)] as const;

  test('round the clock, every hour counts once: a day of UTC has 24', () => {
    for (const change of ['2026-04-23', '2026-04-24', '2026-10-29', '2026-10-30']) {
      expect(workingMinutesBetween(year, ...day(change))).toBe(1440);
    }
    expect(year.starts).toHaveLength(1);
  });

  test('the Friday on which clocks go forward at midnight has 23 hours', () => {
    const friday = compileCalendar(roundTheClock, '2026-04-24', '2026-04-24');
    expect(new Date(friday.from)).toEqual(new Date('2026-04-23T22:00:00Z'));
    expect(friday.before.at(-1)).toBe(23 * 3_600_000);
  });

  test('the Thursday on which clocks go back at midnight has 25', () => {
    const thursday = compileCalendar(roundTheClock, '2026-10-29', '2026-10-29');
    expect(thursday.before.at(-1)).toBe(25 * 3_600_000);
  });

  test('a night shift is worked by the clock on the wall: the hour that comes twice counts twice', () => {
    const shift = [{ from: '22:00', to: '23:30' }];
    const night = calendarOf({ week: new Array(7).fill(shift) });
    const thursday = compileCalendar(night, '2026-10-29', '2026-10-29');
    expect(thursday.before.at(-1)).toBe(120 * 60_000);
    // 23:00 to 23:30 again, after the clock went back
    expect(nextWorkingMoment(thursday, new Date('2026-10-29T20:45:00Z'))).toEqual(
      new Date('2026-10-29T21:00:00Z'),
    );
  });

  test('opening is at 08:00 on the wall on every working day of 2009 to 2035', () => {
    const calendar = compileCalendar(calendarOf(), '2009-01-01', '2035-12-31');
    const wall = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Africa/Cairo',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    const readings = new Set([...calendar.starts].map((start) => wall.format(start)));
    expect([...readings].sort()).toEqual([
      'Mon 08:00',
      'Sun 08:00',
      'Thu 08:00',
      'Tue 08:00',
      'Wed 08:00',
    ]);
    const closings = new Set([...calendar.ends].map((end) => wall.format(end).slice(4)));
    expect([...closings]).toEqual(['16:00']);
    expect(calendar.starts.length).toBeGreaterThan(27 * 260);
  });
});

describe('against a walk minute by minute along the clock on the wall', () => {
  // each with a change of clocks inside: forward, back, by half an hour, a day that never was
  const stretches: [string, string, string][] = [
    ['Africa/Cairo', '2026-04-19', '2026-04-28'],
    ['Africa/Cairo', '2026-10-25', '2026-11-03'],
    ['Africa/Cairo', '2010-08-06', '2010-08-15'],
    ['Australia/Lord_Howe', '2026-04-01', '2026-04-09'],
    ['Pacific/Apia', '2011-12-27', '2012-01-03'],
    ['America/St_Johns', '2006-10-26', '2006-11-02'],
    ['UTC', '2026-02-25', '2026-03-04'],
  ];

  const minuteOfDay = fc.nat({ max: 96 }).map((quarter) => quarter * 15);
  const text = (minute: number) =>
    [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
  /** Up to three windows that may touch and never overlap, from sorted edges. */
  const windows = fc.array(minuteOfDay, { maxLength: 6 }).map((edges) => {
    const sorted = edges.sort((a, b) => a - b);
    const pairs = sorted.flatMap((from, i) => (i % 2 ? [] : [[from, sorted[i + 1] ?? from]]));
    return pairs
      .filter(([from, to]) => from! < to!)
      .map(([from, to]) => ({ from: text(from!), to: text(to!) }));
  });
  const hours = fc.oneof(
    { weight: 6, arbitrary: windows },
    fc.constant(always),
    fc.constant([] as WorkingWindow[]),
  );

  test.each(stretches)('%s, %s to %s', (zone, firstDay, lastDay) => {
    const { from, to } = compileCalendar({ ...roundTheClock, zone }, firstDay, lastDay);
    const wall = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      weekday: 'short',
      dateStyle: undefined,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const minutes = Array.from({ length: (to - from) / 60_000 }, (_, i) => {
      const part = Object.fromEntries(
        wall.formatToParts(from + i * 60_000).map(({ type, value }) => [type, value]),
      );
      return {
        day: `${part.year}-${part.month}-${part.day}`,
        weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(
          part.weekday!.slice(0, 3),
        ),
        time: `${part.hour}:${part.minute}`,
      };
    });
    const days = [...new Set(minutes.map(({ day }) => day))];
    const place = fc.nat({ max: minutes.length });

    fc.assert(
      fc.property(
        fc.array(hours, { minLength: 7, maxLength: 7 }),
        fc.dictionary(fc.constantFrom(...days), hours, { maxKeys: 3 }),
        place,
        place,
        fc.integer({ min: -4000, max: 4000 }),
        (week, exceptions, a, b, work) => {
          const calendar: WorkingCalendar = {
            zone,
            week,
            exceptions: new Map(Object.entries(exceptions)),
          };
          const compiled = compileCalendar(calendar, firstDay, lastDay);
          const works = minutes.map(({ day, weekday, time }) =>
            (calendar.exceptions.get(day) ?? week[weekday]!).some(
              (window) => window.from <= time && time < window.to,
            ),
          );
          const instant = (minute: number) => new Date(from + minute * 60_000);

          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const walked = works.slice(low, high).filter(Boolean).length;
          expect(workingMinutesBetween(compiled, instant(low), instant(high))).toBe(walked);
          expect(workingMinutesBetween(compiled, instant(high), instant(low))).toBe(-walked + 0);

          const opening = works.indexOf(true, a);
          if (opening >= 0)
            expect(nextWorkingMoment(compiled, instant(a))).toEqual(instant(opening));
          else expect(() => nextWorkingMoment(compiled, instant(a))).toThrow(RangeError);

          let [minute, left] = [a, Math.abs(work)];
          const step = Math.sign(work);
          while (left > 0 && minute >= 0 && minute <= works.length) {
            if (works[step > 0 ? minute : minute - 1]) left--;
            minute += step;
          }
          if (left === 0)
            expect(addWorkingTime(compiled, instant(a), work)).toEqual(instant(minute));
          else expect(() => addWorkingTime(compiled, instant(a), work)).toThrow(RangeError);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('laws', () => {
  const calendar = compileCalendar(
    calendarOf({
      week: [
        office,
        office,
        [],
        [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '24:00' },
        ],
        always,
        [],
        [],
      ],
    }),
    '2024-01-01',
    '2027-12-31',
  );
  const moment = fc
    .integer({ min: Date.parse('2024-06-01'), max: Date.parse('2027-06-01') })
    .map((ms) => new Date(ms));
  const minutes = fc.integer({ min: 1, max: 40_000 * 60_000 }).map((ms) => ms / 60_000);

  test('between gives back exactly what was added, forwards and backwards', () => {
    fc.assert(
      fc.property(moment, minutes, fc.constantFrom(1, -1), (from, some, sign) => {
        const then = addWorkingTime(calendar, from, sign * some);
        expect(workingMinutesBetween(calendar, from, then)).toBe(sign * some);
      }),
      { numRuns: 2000 },
    );
  });

  test('adding what lies between two moments never goes beyond the second, and no work lies in what is left', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [from, to] = one <= other ? [one, other] : [other, one];
        const then = addWorkingTime(calendar, from, workingMinutesBetween(calendar, from, to));
        expect(then.getTime()).toBeLessThanOrEqual(to.getTime());
        expect(workingMinutesBetween(calendar, then, to)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(moment, fc.nat(20_000), fc.nat(20_000), (from, a, b) => {
        expect(addWorkingTime(calendar, addWorkingTime(calendar, from, a), b)).toEqual(
          addWorkingTime(calendar, from, a + b),
        );
      }),
    );
  });

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(moment, moment, minutes, (one, other, some) => {
        const [from, to] = one <= other ? [one, other] : [other, one];
        expect(addWorkingTime(calendar, from, some).getTime()).toBeLessThanOrEqual(
          addWorkingTime(calendar, to, some).getTime(),
        );
      }),
    );
  });
});

describe('what it refuses', () => {
  test('a moment outside the compiled days, by its name and theirs', () => {
    const message =
      '2026-08-01T09:00:00.000Z is outside the working calendar of Africa/Cairo, which is compiled from 2026-07-01 to 2026-07-31';
    const outside = new Date('2026-08-01T09:00:00Z');
    const inside = at('2026-07-05T09:00');
    expect(() => addWorkingTime(july, outside, 1)).toThrow(new RangeError(message));
    expect(() => addWorkingTime(july, outside, 0)).toThrow(new RangeError(message));
    expect(() => workingMinutesBetween(july, inside, outside)).toThrow(new RangeError(message));
    expect(() => workingMinutesBetween(july, outside, inside)).toThrow(new RangeError(message));
    expect(() => nextWorkingMoment(july, outside)).toThrow(new RangeError(message));
    expect(() => nextWorkingMoment(july, new Date('2026-06-30T20:59:59Z'))).toThrow(RangeError);
    expect(nextWorkingMoment(july, new Date('2026-06-30T21:00:00Z'))).toEqual(
      at('2026-07-01T08:00'),
    );
  });

  test('an answer outside the compiled days, and one exactly at their last closing is given', () => {
    expect(later('2026-07-30T15:00', 60)).toEqual(at('2026-07-30T16:00'));
    expect(() => later('2026-07-30T15:00', 61)).toThrow(
      /^61 working minutes from 2026-07-30T12:00/,
    );
    expect(later('2026-07-01T09:00', -60)).toEqual(at('2026-07-01T08:00'));
    expect(() => later('2026-07-01T09:00', -61)).toThrow(RangeError);
    expect(() => nextWorkingMoment(july, at('2026-07-30T16:00'))).toThrow(RangeError);
  });

  test('dates and amounts that are none', () => {
    expect(() => nextWorkingMoment(july, new Date('never'))).toThrow(/invalid date/);
    expect(() => later('2026-07-05T09:00', Number.NaN)).toThrow(RangeError);
    expect(() => later('2026-07-05T09:00', Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  test('a calendar without any window has no working time at all', () => {
    const closed = compileCalendar(
      calendarOf({ week: new Array(7).fill([]) }),
      '2026-07-01',
      '2026-07-31',
    );
    const from = at('2026-07-05T09:00');
    expect(workingMinutesBetween(closed, from, at('2026-07-06T09:00'))).toBe(0);
    expect(addWorkingTime(closed, from, 0)).toEqual(from);
    expect(() => addWorkingTime(closed, from, 1)).toThrow(RangeError);
    expect(() => addWorkingTime(closed, from, -1)).toThrow(RangeError);
    expect(() => nextWorkingMoment(closed, from)).toThrow(RangeError);
  });

  const monday = (...windows: [string, string][]) =>
    calendarOf({ week: [[], windows.map(([from, to]) => ({ from, to })), [], [], [], [], []] });
  test.each([
    ['windows that overlap', monday(['08:00', '12:00'], ['11:59', '15:00'])],
    ['a window that ends before it begins', monday(['22:00', '06:00'])],
    ['an empty window', monday(['08:00', '08:00'])],
    ['an hour that is none', monday(['08:00', '24:01'])],
    ['a time in another form', monday(['8:00', '15:00'])],
    ['a week of six days', calendarOf({ week: [office, office, office, office, office, []] })],
    ['a zone that is none', calendarOf({ zone: 'Africa/Atlantis' })],
    [
      'an exception on a day that is none',
      calendarOf({ exceptions: new Map([['2026-02-30', []]]) }),
    ],
  ])('to compile %s', (_, calendar) => {
    expect(() => compileCalendar(calendar, '2026-07-01', '2026-07-31')).toThrow(RangeError);
  });

  test('to compile days out of order', () => {
    expect(() => compileCalendar(calendarOf(), '2026-07-31', '2026-07-01')).toThrow(RangeError);
  });

  test('windows may touch and come in any order', () => {
    const compiled = compileCalendar(
      monday(['12:00', '15:00'], ['08:00', '12:00']),
      '2026-07-06',
      '2026-07-06',
    );
    expect(compiled.starts).toHaveLength(1);
    expect(compiled.before.at(-1)).toBe(7 * 3_600_000);
  });
});
