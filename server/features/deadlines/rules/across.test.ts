import { describe, expect, test } from 'vitest';
import { clockAcross, dueAcross } from './across.ts';
import { type Clock, noClock } from './clock.ts';
import { everyHour } from './first-hours.ts';
import { addWithinDays, compileCalendar } from './working-time.ts';

const days = [{ from: '08:00', to: '15:00' }];
const off: typeof days = [];
const compiled = (week: (typeof days)[]) =>
  compileCalendar({ zone: 'UTC', week, exceptions: new Map() }, '2026-01-01', '2027-12-31');
const office = compiled([days, days, days, days, days, off, off]);
const always = compiled(everyHour.map((windows) => [...windows]));
const toAlways = { before: office, after: always };
const toOffice = { before: always, after: office };

const sunday = new Date('2026-07-05T08:00:00Z');
const later = (seconds: number) => new Date(sunday.getTime() + seconds * 1000);

function running(minutes: number, calendar = office): Clock {
  const dueAt = addWithinDays(calendar, sunday, minutes);
  return { ...noClock, name: 'handling', state: 'running', since: sunday, minutes, dueAt };
}

describe('a clock across the moment at which its calendar becomes another', () => {
  test('is due so much after it by the new one as was left by the old', () => {
    const clock = clockAcross(running(840), later(3600), toAlways);
    expect(clock).toMatchObject({ since: later(3600), minutes: 780 });
    expect(clock.dueAt).toEqual(later(3600 + 780 * 60));
  });

  test('keeps parts of a minute, so that there and back at once changes nothing', () => {
    for (let seconds = 0; seconds < 100_000; seconds += 777) {
      const clock = running(840);
      const there = clockAcross(clock, later(seconds), toAlways);
      const back = clockAcross(there, later(seconds), toOffice);
      expect(back.dueAt).toEqual(clock.dueAt);
      expect(back.dueAt).toEqual(addWithinDays(office, back.since!, back.minutes!));
      if (there !== clock)
        expect(there.dueAt).toEqual(addWithinDays(always, there.since!, there.minutes!));
    }
  });

  test('stays as it is when it was due before, and where the hours are the same', () => {
    const clock = running(60);
    expect(clockAcross(clock, later(3600), toAlways)).toBe(clock);
    expect(clockAcross(clock, later(1800), { before: office, after: office })).toBe(clock);
    // Until three on a Sunday the two agree.
    expect(clockAcross(clock, later(600), toAlways)).toBe(clock);
  });

  test('a due time beside it goes the same way', () => {
    const due = addWithinDays(office, sunday, 840);
    expect(dueAcross(due, later(3600), toAlways)).toEqual(later(3600 + 780 * 60));
    expect(dueAcross(due, due, toAlways)).toBe(due);
  });
});
