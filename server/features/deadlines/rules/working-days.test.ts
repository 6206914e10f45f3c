import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstHours } from './first-hours.ts';
import { type DaysRow, type HoursRow, layersOf, ownCalendars } from './own-calendars.ts';
import { publicHolidays, ramadans } from './reckoned-days.ts';
import { hoursOf, unusualDays, workingCalendar } from './working-days.ts';
import { addWorkingTime, compileCalendar, workingMinutesBetween } from './working-time.ts';

const years = [2026];
const egypt = { holidays: publicHolidays('EG', years), ramadans: ramadans(years) };
const window = (from: string, to: string) => [{ from, to }];

let lines = 0;
const hoursLine = (agencyId: number, said: Partial<HoursRow>): HoursRow => ({
  ...{ id: ++lines, agency_id: agencyId, week: null, round_the_clock: false, country: null },
  ...{ ramadan: null, declared_at: new Date('2026-01-01T08:00Z'), staff_id: null },
  ...said,
});
const daysLine = (
  agencyId: number,
  kind: string,
  [firstDay, lastDay]: [string, string],
  said: Partial<DaysRow> = {},
): DaysRow => ({
  ...{ id: ++lines, agency_id: agencyId, kind, first_day: firstDay, last_day: lastDay },
  ...{ windows: null, name_ar: 'عطلة', name_en: 'Holiday', decree: '', replaces_id: null },
  ...{ declared_at: new Date('2026-01-01T08:00Z'), staff_id: null },
  ...said,
});
const one = (day: string): [string, string] => [day, day];

type Said = { hours?: HoursRow[]; days?: DaysRow[]; knownAt?: Date };
const layers = (path: string, { hours = [], days = [], knownAt }: Said) =>
  layersOf(path, ownCalendars({ hours, days }, knownAt ?? null));

/** What a day of 2026 is at the agency of a path: its windows, or `week` where nothing is said of it. */
function on(day: string, path: string, said: Said) {
  const found = unusualDays(layers(path, said), egypt, years).find((each) => each.day === day);
  return found === undefined ? 'week' : { ...found, day: undefined, name: undefined };
}
const windowsOn = (day: string, path: string, said: Said) => {
  const found = on(day, path, said);
  return found === 'week' ? 'week' : found.windows;
};

describe('hours', () => {
  const week = Array.from({ length: 7 }, () => window('08:00', '20:00'));

  test('are those of the program until somebody says otherwise', () => {
    expect(hoursOf([])).toEqual({
      ...firstHours,
      from: { week: null, country: null, ramadan: null },
    });
  });

  test('are those of the nearest agency that has any, each part by itself', () => {
    const hours = [
      hoursLine(1, { week, country: 'MA' }),
      hoursLine(4, { ramadan: window('10:00', '14:00') }),
      hoursLine(5, { country: '' }),
    ];
    expect(hoursOf(layers('/1/4/19/', { hours }))).toMatchObject({
      ...{ week, country: 'MA', ramadan: window('10:00', '14:00') },
      from: { week: 1, country: 1, ramadan: 4 },
    });
    expect(hoursOf(layers('/1/5/', { hours }))).toMatchObject({ week, country: '' });
  });

  test('are the latest that the agency said, and none again when it says so', () => {
    const hours = [hoursLine(4, { week }), hoursLine(4, {})];
    expect(hoursOf(layers('/1/4/', { hours })).week).toEqual(firstHours.week);
    expect(hoursOf(layers('/1/4/', { hours: hours.toReversed() })).week).toEqual(firstHours.week);
  });

  test('round the clock know no holiday, until one below has hours of its own', () => {
    const said = {
      hours: [hoursLine(4, { round_the_clock: true }), hoursLine(9, { week: firstHours.week })],
      days: [daysLine(1, 'holiday', one('2026-07-05'))],
    };
    expect(hoursOf(layers('/1/4/7/', said)).roundTheClock).toBe(true);
    expect(unusualDays(layers('/1/4/7/', said), egypt, years)).toEqual([]);
    expect(windowsOn('2026-07-05', '/1/4/9/', said)).toEqual([]);
  });
});

describe('days', () => {
  test('are public holidays and the working days of Ramadan, where nobody declared any', () => {
    expect(on('2026-07-23', '/1/', {})).toMatchObject({ kind: 'public', windows: [] });
    expect(on('2026-02-18', '/1/', {})).toMatchObject({
      ...{ kind: 'ramadan', windows: firstHours.ramadan, agencyId: null },
    });
    expect(on('2026-02-20', '/1/', {})).toBe('week'); // a Friday
    expect(on('2026-03-20', '/1/', {})).toMatchObject({ kind: 'public' });
    expect(on('2026-07-22', '/1/', {})).toBe('week');
  });

  test('that the root declares are for everyone, and one nearer says otherwise', () => {
    const days = [
      daysLine(1, 'holiday', ['2026-07-05', '2026-07-06']),
      daysLine(4, 'working_day', one('2026-07-06')),
    ];
    expect(on('2026-07-05', '/1/4/19/', { days })).toMatchObject({ agencyId: 1, windows: [] });
    expect(windowsOn('2026-07-06', '/1/4/19/', { days })).toEqual(window('08:00', '15:00'));
    expect(windowsOn('2026-07-06', '/1/5/', { days })).toEqual([]);
    // The order in which they were declared does not matter between agencies.
    expect(
      windowsOn('2026-07-06', '/1/4/', { days: [days[1]!, { ...days[0]!, id: ++lines }] }),
    ).toEqual(window('08:00', '15:00'));
  });

  test('move a holiday: the day it was is worked, the day it is moved to is not', () => {
    const days = [
      daysLine(1, 'working_day', one('2026-10-06')),
      daysLine(1, 'holiday', one('2026-10-08')),
    ];
    expect(windowsOn('2026-10-06', '/1/4/', { days })).toEqual(window('08:00', '15:00'));
    expect(windowsOn('2026-10-08', '/1/4/', { days })).toEqual([]);
  });

  test('with other hours are no working days by that: only those that are worked have them', () => {
    const days = [
      daysLine(1, 'hours', ['2026-07-22', '2026-07-26'], { windows: window('09:00', '12:00') }),
    ];
    expect(windowsOn('2026-07-22', '/1/', { days })).toEqual(window('09:00', '12:00'));
    expect(on('2026-07-23', '/1/', { days })).toMatchObject({ kind: 'public', windows: [] });
    expect(on('2026-07-24', '/1/', { days })).toBe('week');
  });

  test('worked at a weekend have the hours of other days, or those of Ramadan, or their own', () => {
    const days = [
      daysLine(1, 'working_day', one('2026-07-24')),
      daysLine(1, 'working_day', one('2026-02-27')),
      daysLine(1, 'working_day', one('2026-07-25'), { windows: window('10:00', '12:00') }),
    ];
    expect(windowsOn('2026-07-24', '/1/', { days })).toEqual(window('08:00', '15:00'));
    expect(windowsOn('2026-02-27', '/1/', { days })).toEqual(firstHours.ramadan);
    expect(windowsOn('2026-07-25', '/1/', { days })).toEqual(window('10:00', '12:00'));
  });

  test('of Ramadan are those declared: seen a day later, the first is worked as ever', () => {
    const days = [daysLine(1, 'ramadan', ['2026-02-19', '2026-03-19'])];
    expect(on('2026-02-18', '/1/', { days })).toBe('week');
    expect(on('2026-02-19', '/1/', { days })).toMatchObject({ kind: 'ramadan', agencyId: 1 });
    expect(windowsOn('2026-02-18', '/1/', {})).toEqual(firstHours.ramadan);
  });

  test('are as they were known: before a decree, before it was taken back, and after', () => {
    const days = [
      daysLine(1, 'holiday', one('2026-07-05'), { declared_at: new Date('2026-07-03T09:00Z') }),
    ];
    days.push(
      daysLine(1, 'withdrawal', one('2026-07-05'), {
        replaces_id: days[0]!.id,
        declared_at: new Date('2026-07-04T09:00Z'),
      }),
    );
    const known = (at: string) => on('2026-07-05', '/1/', { days, knownAt: new Date(at) });
    expect(known('2026-07-03T08:59Z')).toBe('week');
    expect(known('2026-07-03T09:00Z')).toMatchObject({ kind: 'holiday' });
    expect(known('2026-07-04T09:00Z')).toBe('week');
  });
});

describe('against a walk minute by minute, over layers with Ramadan, decrees and changes of clocks', () => {
  // from before the clocks go forward in April, back in October, and over Ramadan and its feast
  const stretches: [string, string][] = [
    ['2026-02-16', '2026-02-24'],
    ['2026-03-17', '2026-03-25'],
    ['2026-04-20', '2026-04-28'],
    ['2026-10-26', '2026-11-02'],
  ];
  const wall = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: 'Africa/Cairo', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const hours = fc.constantFrom(
    ...[window('08:00', '15:00'), window('00:00', '24:00'), window('22:00', '23:30')],
    [...window('09:00', '12:15'), ...window('13:00', '16:00')],
  );

  test.each(stretches)('%s to %s', (firstDay, lastDay) => {
    const whole = compileCalendar(
      { zone: 'Africa/Cairo', week: firstHours.week, exceptions: new Map() },
      firstDay,
      lastDay,
    );
    const minutes = Array.from({ length: (whole.to - whole.from) / 60_000 }, (_, at) => {
      const part = Object.fromEntries(
        wall.formatToParts(whole.from + at * 60_000).map(({ type, value }) => [type, value]),
      );
      return {
        day: `${part.year}-${part.month}-${part.day}`,
        weekday: weekdays.indexOf(part.weekday!.slice(0, 3)),
        time: `${part.hour}:${part.minute}`,
      };
    });
    const days = [...new Set(minutes.map(({ day }) => day))];
    const declared = fc.record({
      agencyId: fc.constantFrom(1, 4, 19),
      kind: fc.constantFrom('holiday', 'closure', 'working_day', 'hours', 'ramadan'),
      day: fc.constantFrom(...days),
      windows: hours,
    });
    const place = fc.nat({ max: minutes.length });

    fc.assert(
      fc.property(
        fc.array(declared, { maxLength: 8 }),
        fc.option(
          fc.record({
            agencyId: fc.constantFrom(1, 4),
            week: fc.array(hours, { minLength: 7, maxLength: 7 }),
          }),
        ),
        place,
        place,
        (said, own, a, b) => {
          const rows = said.map(({ agencyId, kind, day, windows }) =>
            daysLine(agencyId, kind, one(day), { windows: kind === 'hours' ? windows : null }),
          );
          const all = {
            days: rows,
            hours: own === null ? [] : [hoursLine(own.agencyId, { week: own.week })],
          };
          const chain = layers('/1/4/19/', all);
          const unusual = unusualDays(chain, egypt, years);
          const calendar = workingCalendar('Africa/Cairo', hoursOf(chain), unusual);
          const compiled = compileCalendar(calendar, firstDay, lastDay);
          const windowsOf = new Map(unusual.map(({ day, windows }) => [day, windows]));
          const works = minutes.map(({ day, weekday, time }) =>
            (windowsOf.get(day) ?? hoursOf(chain).week[weekday]!).some(
              ({ from, to }) => from <= time && time < to,
            ),
          );
          const instant = (minute: number) => new Date(whole.from + minute * 60_000);
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          const walked = works.slice(low, high).filter(Boolean).length;
          expect(workingMinutesBetween(compiled, instant(low), instant(high))).toBe(walked);
          if (walked === 0) return;
          const last = works.lastIndexOf(true, high - 1);
          expect(addWorkingTime(compiled, instant(low), walked)).toEqual(instant(last + 1));
          const first = works.indexOf(true, low);
          expect(addWorkingTime(compiled, instant(high), -walked)).toEqual(instant(first));
        },
      ),
      { numRuns: 100 },
    );
  });
});
