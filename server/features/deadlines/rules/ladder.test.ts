import { expect, test } from 'vitest';
import {
  type Climbing,
  ladderFrom,
  laddersInForce,
  nextRung,
  passedWarnings,
  rungsDue,
  stepsOf,
} from './ladder.ts';
import { compileCalendar } from './working-time.ts';

/** Sunday 5 July 2026, ten in the morning in Cairo; offices close at 15:00. */
const sunday = new Date('2026-07-05T07:00:00Z');
const hours = [{ from: '08:00', to: '15:00' }];
const calendar = compileCalendar(
  {
    zone: 'Africa/Cairo',
    week: [hours, hours, hours, hours, hours, [], []],
    exceptions: new Map(),
  },
  '2025-01-01',
  '2028-12-31',
);

const agencies = [
  { id: 1, kind: 'cabinet', parent_id: null, active: true },
  { id: 2, kind: 'system_office', parent_id: 1, active: true },
  { id: 3, kind: 'governorate', parent_id: 1, active: true },
  { id: 4, kind: 'local_unit', parent_id: 3, active: true },
  { id: 5, kind: 'local_unit', parent_id: 4, active: true },
  { id: 6, kind: 'ministry', parent_id: 1, active: true },
];
const tree = { agency: (id: number) => agencies.find((each) => each.id === id)!, centralId: 2 };
const placesOf = (agencyId: number) =>
  ladderFrom(stepsOf([], 'handling', 'ordinary'), agencyId, tree).map(({ no, tells }) => [
    no,
    tells.map((each) => each.agencyId),
  ]);

test('each step finds its people in the tree, and one that would tell the same again is left out', () => {
  expect(placesOf(5)).toEqual([
    [1, [5]],
    [2, [5]],
    [3, [5]],
    [4, [4]],
    [5, [3]],
    [6, [2, 1]],
  ]);
  expect(placesOf(4)).toEqual([
    [1, [4]],
    [2, [4]],
    [3, [4]],
    [4, [3]],
    [6, [2, 1]],
  ]);
  expect(placesOf(6)).toEqual([
    [1, [6]],
    [2, [6]],
    [3, [6]],
    [4, [1]],
    [6, [2, 1]],
  ]);
});

const climbing = (more: Partial<Climbing> = {}): Climbing => ({
  // 700 working minutes, due on Monday at 14:00 in Cairo
  clock: { dueAt: new Date('2026-07-06T11:00:00Z'), minutes: 700, total: 700, extended: false },
  calendar,
  ladder: ladderFrom(stepsOf([], 'handling', 'ordinary'), 5, tree),
  taken: 0,
  ...more,
});
const next = (more: Partial<Climbing>) => {
  const found = nextRung(climbing(more));
  return found === null ? null : [found.rung.no, found.at.toISOString()];
};

test('steps are counted from when the clock is due, in its own working time, both ways', () => {
  expect(next({})).toEqual([1, '2026-07-06T05:10:00.000Z']); // 350 minutes before
  expect(next({ taken: 1 })).toEqual([2, '2026-07-06T08:40:00.000Z']); // 140 minutes before
  expect(next({ taken: 2 })).toEqual([3, '2026-07-06T11:00:00.000Z']);
  expect(next({ taken: 3 })).toEqual([4, '2026-07-07T11:00:00.000Z']); // a working day later
  expect(next({ taken: 6 })).toBeNull();
});

test('a clock that was given more time is warned within that time', () => {
  const extended = { ...climbing().clock, minutes: 100, total: 800, extended: true };
  expect(next({ clock: extended })).toEqual([1, '2026-07-06T10:10:00.000Z']);
});

test('of what is due the steps that were taken are left out, and those at this very moment are not', () => {
  const due = (at: string, taken = 0) =>
    rungsDue(climbing({ taken }), new Date(at)).map((r) => r.no);
  expect(due('2026-07-06T10:59:59Z')).toEqual([1, 2]);
  expect(due('2026-07-06T11:00:00Z')).toEqual([1, 2, 3]);
  expect(due('2026-07-06T11:00:00Z', 2)).toEqual([3]);
});

test('a clock that goes on does not warn of what has passed, and what is overdue is told all the same', () => {
  expect(passedWarnings(climbing(), new Date('2026-07-06T09:00:00Z'))).toBe(2);
  expect(passedWarnings(climbing(), new Date('2026-07-20T09:00:00Z'))).toBe(2);
  expect(passedWarnings(climbing(), sunday)).toBe(0);
});

test('what fell due years before the calendar begins is at the top of its ladder, and breaks nothing', () => {
  const clock = { ...climbing().clock, dueAt: new Date('2019-01-06T11:00:00Z') };
  expect(rungsDue(climbing({ clock }), sunday).at(-1)?.no).toBe(6);
});

const line = (id: number, agency_id: number, more: object = {}) => ({
  ...{ id, agency_id, clock: 'handling', priority: null, staff_id: null },
  steps: [{ overdue: id, tells: ['head'] }] as unknown,
  declared_at: new Date('2026-01-01T00:00:00Z'),
  ...more,
});

test('the nearest agency counts, of its lines the one for the priority, and one taken back no more', () => {
  const lines = [line(10, 1), line(20, 3), line(30, 3, { priority: 'urgent' }), line(40, 4)];
  const stepsAt = (rows: typeof lines, priority: 'ordinary' | 'urgent', ...path: number[]) => {
    const inForce = laddersInForce(rows);
    const layers = path.map((id) => inForce.get(id) ?? []);
    return stepsOf(layers, 'handling', priority)[0];
  };
  expect(stepsAt(lines, 'ordinary', 1)).toMatchObject({ overdue: 10 });
  expect(stepsAt(lines, 'ordinary', 1, 3)).toMatchObject({ overdue: 20 });
  expect(stepsAt(lines, 'urgent', 1, 3)).toMatchObject({ overdue: 30 });
  expect(stepsAt(lines, 'urgent', 1, 3, 4)).toMatchObject({ overdue: 40 });
  const takenBack = [...lines, line(50, 4, { steps: null })];
  expect(stepsAt(takenBack, 'urgent', 1, 3, 4)).toMatchObject({ overdue: 30 });
  expect(stepsAt([], 'ordinary', 1, 3, 4)).toMatchObject({ percent: 50 });
});
