import { expect, test } from 'vitest';
import { compileCalendar } from '../../deadlines/rules/working-time.ts';
import type { Act } from './acts-of.ts';
import { headFrom } from './head-from.ts';
import { type Person, timed } from './timing.ts';
import { apart, awayDays, workingDaysIn } from './working.ts';

/** Sunday to Thursday, nine to three, in a zone without summer time. */
const hours = [{ from: '09:00', to: '15:00' }];
const calendar = compileCalendar(
  { zone: 'UTC', week: [hours, hours, hours, hours, hours, [], []], exceptions: new Map() },
  '2026-01-01',
  '2026-12-31',
);
const at = (text: string) => Date.parse(`2026-${text}:00Z`);
const dayOf = (instant: number) => Math.floor(instant / 86_400_000);
const person: Person = { began: null, leave: [], standIns: [] };

const act = (more: Partial<Act>): Act => ({
  ...{ number: '1', verb: 'answer', staffId: 'officer', agencyId: 1, behalfOf: null },
  ...{ since: at('07-05T09:00'), at: at('07-08T12:00'), dueAt: null, categoryId: null },
  ...{ returnedAt: null, settled: false, reopened: false, grade: null, upheld: false },
  ...more,
});

test('only working time counts, from when it came until the act', () => {
  expect(timed(act({}), person, calendar).minutes).toBe(3 * 360 + 180);
  const overWeekend = act({ since: at('07-09T14:00'), at: at('07-12T10:00') });
  expect(timed(overWeekend, person, calendar).minutes).toBe(120);
});

test('the time in which somebody stood in is taken out', () => {
  const leave = [{ from: at('07-06T00:00'), until: at('07-08T00:00') }];
  expect(timed(act({}), { ...person, leave }, calendar).minutes).toBe(360 + 180);
});

test('what came before a new colleague did is theirs from their first moment', () => {
  const began = at('07-08T09:00');
  expect(timed(act({}), { ...person, began }, calendar).minutes).toBe(180);
  const roleOfToday = at('07-20T09:00');
  expect(timed(act({}), { ...person, began: roleOfToday }, calendar).minutes).toBe(1260);
});

test('a stand-in’s time begins with standing in', () => {
  const standIns = [{ of: 'away', from: at('07-08T00:00'), until: at('07-10T00:00') }];
  const done = act({ behalfOf: 'away' });
  expect(timed(done, { ...person, standIns }, calendar).minutes).toBe(180);
});

test('late is what ran out of time in the hands of who acted', () => {
  const late = (more: Partial<Act>, of: Partial<Person> = {}) => {
    const { late: is, cameLate } = timed(act(more), { ...person, ...of }, calendar);
    return { late: is, cameLate };
  };
  expect(late({ dueAt: at('07-07T15:00') })).toEqual({ late: true, cameLate: false });
  expect(late({ dueAt: at('07-08T15:00') })).toEqual({ late: false, cameLate: false });
  expect(late({ dueAt: at('07-02T15:00') })).toEqual({ late: false, cameLate: true });
  const leave = [{ from: at('07-07T00:00'), until: at('07-08T00:00') }];
  expect(late({ dueAt: at('07-07T15:00') }, { leave })).toEqual({ late: false, cameLate: true });
});

test('days of leave are working days on which somebody was away all day', () => {
  const week = { from: at('07-05T00:00'), until: at('07-12T00:00') };
  const days = workingDaysIn(calendar, dayOf, week);
  expect(days.size).toBe(5);
  const leave = [{ from: at('07-06T12:00'), until: at('07-09T00:00') }];
  expect(awayDays(calendar, dayOf, days, leave).size).toBe(2);
});

test('spans that overlap become one', () => {
  const spans = [
    { from: 5, until: 9 },
    { from: 1, until: 3 },
    { from: 2, until: 6 },
  ];
  expect(apart(spans)).toEqual([{ from: 1, until: 9 }]);
});

test('a head reads after three working days on which the person was there', () => {
  const day = (text: string) => dayOf(at(`${text}T12:00`));
  const closed = at('08-01T02:00');
  expect(headFrom(closed, calendar, dayOf, [])).toBe(day('08-05'));
  const leave = [{ from: at('08-02T00:00'), until: at('08-04T00:00') }];
  expect(headFrom(closed, calendar, dayOf, leave)).toBe(day('08-07'));
});
