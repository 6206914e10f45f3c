import { expect, test } from 'vitest';
import { compileCalendar } from '../../deadlines/rules/working-time.ts';
import type { Act } from './acts-of.ts';
import { gradesShown } from './grades.ts';
import { middleOf } from './middle.ts';
import { monthsToCount, stays } from './months.ts';
import { officeValues, spreadOf } from './office-values.ts';
import { tallyOf } from './tally.ts';
import { besideTeam } from './team.ts';

const everyHour = [{ from: '00:00', to: '24:00' }];
const calendar = compileCalendar(
  { zone: 'UTC', week: Array.from({ length: 7 }, () => everyHour), exceptions: new Map() },
  '2026-01-01',
  '2026-12-31',
);
const start = Date.parse('2026-07-01T00:00:00Z');
const hour = 3_600_000;
const known = {
  span: { from: start, until: start + 31 * 24 * hour },
  dayOf: (at: number) => Math.floor(at / (24 * hour)),
  dayName: String,
  calendarOf: () => calendar,
  personOf: () => ({ began: null, leave: [], standIns: [] }),
};

let no = 0;
const answer = (staffId: string, hours: number, more: Partial<Act> = {}): Act => {
  no += 1;
  const at = start + no * hour + 240 * hour;
  return {
    ...{ number: String(no), verb: 'answer', staffId, agencyId: 1, behalfOf: null, at },
    ...{ since: at - hours * hour, dueAt: null, categoryId: 7 },
    ...{ returnedAt: null, settled: false, reopened: false, grade: null, upheld: false },
    ...more,
  };
};

function tallied(acts: readonly Act[], calls = new Map<string, number>()) {
  const tally = tallyOf(known);
  for (const act of acts) tally.add(act);
  return tally.finish(calls);
}
const monthOf = (staffId: string, all: ReturnType<typeof tallied>) =>
  all.staff.find((each) => each.staffId === staffId)!.work;

test('acts add up where they were done, and a person at two agencies has two months', () => {
  const all = tallied([answer('a', 2), answer('a', 4), answer('a', 9, { agencyId: 2 })]);
  expect(all.staff.map(({ staffId, agencyId }) => [staffId, agencyId])).toEqual([
    ['a', 1],
    ['a', 2],
  ]);
  expect(monthOf('a', all).work).toEqual([
    {
      ...{ verb: 'answer', acts: 2, standIn: 0, timed: 2, late: 0, usual: null },
      time: { first: 150, median: 180, third: 210 },
    },
  ]);
  expect(all.offices.map(({ work }) => [work.people, work.acts])).toEqual([
    [1, 2],
    [1, 1],
  ]);
});

test('what is usual with a category is told once six people worked on it', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((who, index) => answer(who, index + 1));
  expect(monthOf('a', tallied(five)).work[0]!.usual).toBeNull();
  const six = tallied([...five, answer('f', 6)]);
  expect(monthOf('a', six).work[0]!.usual).toBe(210);
});

test('what is usual needs most of what somebody did to be of known categories', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((who) => answer(who, 2));
  const rare = { categoryId: 9 };
  const acts = [...six, answer('a', 50, rare), answer('b', 50, rare), answer('b', 50, rare)];
  expect(monthOf('a', tallied(acts)).work[0]!.usual).toBeNull();
  expect(monthOf('c', tallied(acts)).work[0]!.usual).toBe(120);
});

test('who only took calls has a month too', () => {
  const all = tallied([], new Map([['1 a', 12]]));
  expect(monthOf('a', all)).toMatchObject({ calls: 12, work: [] });
  expect(all.offices[0]!.work.people).toBe(0);
});

test('grades are taken five at a time, in the order in which they were given', () => {
  expect(gradesShown([5, 5, 5, 5])).toBeNull();
  const five = gradesShown([5, 4, 5, 4, 4]);
  expect(five).toEqual({ given: 5, mean: 4.5 });
  for (const more of [[1], [1, 1], [1, 1, 1, 1]]) {
    expect(gradesShown([5, 4, 5, 4, 4, ...more])).toEqual(five);
  }
  const graded = [1, 5, 5, 5, 5, 5].map((given, index) =>
    answer('a', 1, { grade: { given, at: start + (index === 0 ? 99 : index) } }),
  );
  expect(monthOf('a', tallied(graded)).grades).toEqual({ given: 5, mean: 5 });
});

test('a team of fewer than five others is not told of', () => {
  const work = (acts: number) => ({
    work: monthOf('a', tallied(Array.from({ length: acts }, () => answer('a', acts)))).work,
  });
  const own = work(3).work;
  expect(besideTeam(own, [1, 2, 3, 4].map(work))[0]!.team).toBeNull();
  expect(besideTeam(own, [1, 2, 3, 4, 5].map(work))[0]!.team).toEqual({
    people: 5,
    acts: { first: 2, median: 3, third: 4 },
    time: { first: 120, median: 180, third: 240 },
  });
});

test('what one person did alone is not told of their office', () => {
  const alone = tallied([answer('a', 2)]).offices[0]!.work;
  const two = tallied([answer('a', 2), answer('b', 4)]).offices[0]!.work;
  const oneAnswers = tallied([answer('a', 2), answer('b', 4, { verb: 'accept' })]);
  expect(oneAnswers.offices[0]!.work).toMatchObject({ people: 2, answerTime: null });
  const sums = { received: 3, referred: 5, answered: null };
  expect(officeValues(alone, sums)).toMatchObject({ people: 1, load: null, answer_time: null });
  expect(officeValues(two, sums)).toMatchObject({
    ...{ people: 2, load: 4, answer_time: 180, answered: 0 },
  });
  const values = officeValues(two, sums);
  expect(spreadOf([values, values, values, values]).load).toBeNull();
  expect(spreadOf(Array.from({ length: 5 }, () => values)).load).toMatchObject({ median: 4 });
});

test('the year before is counted at the beginning, and three months on every other night', () => {
  expect(monthsToCount('2026-02-03', '2025-03-01')).toEqual([
    ...['2025-12-01', '2026-01-01', '2026-02-01'],
  ]);
  expect(monthsToCount('2026-02-03', null)).toHaveLength(12);
  expect(stays('2025-12-01', '2026-02-28')).toBe(false);
  expect(stays('2025-12-01', '2026-03-01')).toBe(true);
});

test('quartiles lie between values', () => {
  expect(middleOf([])).toBeNull();
  expect(middleOf([4, 1, 3, 2])).toEqual({ first: 1.75, median: 2.5, third: 3.25 });
});
