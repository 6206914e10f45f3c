import { expect, test } from 'vitest';
import { compileLayers } from '../../deadlines/index.ts';
import { whyOf } from './why-of.ts';

/** Sunday 5 July 2026, ten in the morning in Cairo. */
const now = new Date('2026-07-05T07:00:00Z');
const calendar = await compileLayers([], 'Africa/Cairo', 2026);
const facts = {
  now,
  today: '2026-07-05',
  priority: 'ordinary' as const,
  calendar,
  dayMinutes: 420,
};
const row = {
  status: 'in_progress',
  due_at: new Date('2026-07-05T09:30:00Z'),
  waits_until: null,
  promised_for: null,
  appeals: 0,
  binding: false,
  hand_backs: 0,
  complainants: 1,
  leading_number: null,
  minutes_left: null,
  obstacle_id: null,
  last_verdict: null,
  obstacle_kind: null,
  cause_id: null,
  cause_title: null,
};
const codes = (changes: Partial<typeof row> | object, more = {}) =>
  whyOf({ ...row, ...changes }, { ...facts, ...more }).map(({ code }) => code);

test('time is said first, in working minutes, before and after it ran out', () => {
  expect(whyOf(row, facts)).toEqual([
    { code: 'due', params: { at: '2026-07-05T09:30:00.000Z', dayMinutes: 420, minutes: 150 } },
  ]);
  const [late] = whyOf({ ...row, due_at: new Date('2026-07-02T11:00:00Z') }, facts);
  expect(late?.code).toBe('overdue');
  expect(late?.params.minutes).toBeGreaterThan(0);
});

test('everything that weighs is said, the weightiest first', () => {
  const heavy = {
    ...{ due_at: new Date('2026-07-01T09:00:00Z'), promised_for: '2026-07-04', appeals: 1 },
    ...{ last_verdict: 'returned', binding: true, hand_backs: 2, complainants: 7 },
  };
  expect(codes(heavy, { priority: 'critical' })).toEqual([
    ...['overdue', 'promise_passed', 'returned', 'appealed', 'critical', 'binding'],
    ...['second_hand_back', 'many_complainants'],
  ]);
});

test('a promise of today has not passed, and one of a complaint that is answered no longer counts', () => {
  expect(codes({ promised_for: '2026-07-05' })).toEqual(['due']);
  expect(codes({ promised_for: '2026-07-01', status: 'answered' })).toEqual(['due']);
});

test('what waits says for whom and until when, and what follows says whom', () => {
  const waiting = { due_at: null, waits_until: new Date('2026-07-19T07:00:00Z') };
  expect(codes({ ...waiting, status: 'incomplete' })).toEqual(['waits_for_complainant']);
  expect(codes({ ...waiting, status: 'settled' })).toEqual(['waits_for_objection']);
  const following = { status: 'joined', due_at: null, leading_number: '100000000001' };
  expect(codes(following)).toEqual(['follows']);
});

test('what has been overdue for longer than the calendar knows is overdue for at least as long', () => {
  expect(codes({ due_at: new Date('2020-01-01T09:00:00Z') })).toEqual(['overdue']);
});

test('what is gathered under a cause says which, and what is in the way is said before it', () => {
  const both = {
    obstacle_id: 'o',
    obstacle_kind: 'budget',
    cause_id: 'c',
    cause_title: 'كسر في الخط',
  };
  expect(whyOf({ ...row, ...both }, facts).slice(1)).toEqual([
    { code: 'obstructed', params: { kind: 'budget' } },
    { code: 'gathered', params: { title: 'كسر في الخط' } },
  ]);
});
