import { describe, expect, test } from 'vitest';
import { allowances } from './allowances.ts';
import { type TargetRow, type TargetSubject, targetsInForce, targetsOf } from './targets.ts';

let lines = 0;
const line = (said: Partial<TargetRow>): TargetRow => ({
  ...{ id: ++lines, agency_id: 1, initiative_id: null, category_id: null, kind: null },
  ...{ priority: null, step: 'handling' },
  ...{ minutes: null, round_the_clock: false, days: null, staff_id: null },
  ...{ declared_at: new Date('2026-01-01T08:00Z'), ...said },
});
const water = { urgent: false, target_working_minutes: 24 * 60, objection_days: 10 };
const gas = { urgent: true, target_working_minutes: 90, objection_days: 14 };
const subject = (said: Partial<TargetSubject> = {}): TargetSubject => ({
  ...{ agencyId: 4, initiativeId: null, categoryId: 7, kind: 'complaint' },
  ...{ priority: 'ordinary', ...said },
});
const handling = (layers: TargetRow[][], said: Partial<TargetSubject> = {}, category = water) =>
  targetsOf(layers, subject(said), category).handling;
const working = (minutes: number) => ({ minutes, roundTheClock: false });
const always = (minutes: number) => ({ minutes, roundTheClock: true });

describe('where nobody set anything', () => {
  test('what is ordinary has the allowances, and the time of its category', () => {
    expect(targetsOf([], subject(), water)).toEqual({
      examination: working(allowances.examination),
      acceptance: working(allowances.acceptance),
      handling: working(24 * 60),
      judging: working(allowances.judging),
      ...{ supplyDays: 14, supplyCapDays: 28, remindDays: 3, objectionDays: 10, appealDays: 30 },
    });
    expect(targetsOf([], subject({ categoryId: null }), null)).toMatchObject({
      handling: working(allowances.handlingWithoutCategory),
      objectionDays: 14,
    });
  });

  test('what is urgent has half of the time', () => {
    const { examination, handling: answer } = targetsOf([], subject({ priority: 'urgent' }), water);
    expect([examination, answer]).toEqual([working(7 * 60), working(12 * 60)]);
  });

  test('what is critical runs round the clock, in the time of its category where that is urgent', () => {
    expect(targetsOf([], subject({ priority: 'critical' }), gas)).toMatchObject({
      examination: always(60),
      acceptance: always(60),
      handling: always(90),
      judging: always(14 * 60),
    });
    expect(handling([], { priority: 'critical' })).toEqual(always(24 * 60));
    const slow = { ...water, target_working_minutes: 600 * 60 };
    expect(handling([], { priority: 'critical' }, slow)).toEqual(always(24 * 60));
  });
});

describe('of the lines of an agency', () => {
  test('one of an initiative counts before one of a category or kind, and after one of a priority', () => {
    const root = [
      line({ category_id: 7, kind: 'request', minutes: 600 }),
      line({ initiative_id: 3, minutes: 500 }),
      line({ initiative_id: 3, category_id: 7, minutes: 400 }),
      line({ priority: 'urgent', minutes: 300 }),
    ];
    const within = { initiativeId: 3, kind: 'request' };
    expect(handling([root], { kind: 'request' })).toEqual(working(600));
    expect(handling([root], within)).toEqual(working(400));
    expect(handling([root.slice(0, 2)], within)).toEqual(working(500));
    expect(handling([root], { ...within, initiativeId: 4 })).toEqual(working(600));
    expect(handling([root], { ...within, priority: 'urgent' })).toEqual(working(300));
  });

  test('one of an initiative gives no more time than the category asks, unless it names that', () => {
    const any = line({ initiative_id: 3, minutes: 9000 });
    const named = line({ initiative_id: 3, category_id: 7, minutes: 9000 });
    expect(handling([[any]], { initiativeId: 3 })).toEqual(working(24 * 60));
    expect(handling([[any, named]], { initiativeId: 3 })).toEqual(working(9000));
  });

  test('the most exact counts: priority before category before kind, and the later of two alike', () => {
    const root = [
      line({ category_id: 7, minutes: 600 }),
      line({ category_id: 7, minutes: 500 }),
      line({ category_id: 7, kind: 'request', minutes: 400 }),
      line({ category_id: 7, priority: 'urgent', minutes: 300 }),
      line({ category_id: 8, minutes: 1 }),
    ];
    expect(handling([root])).toEqual(working(500));
    expect(handling([root], { kind: 'request' })).toEqual(working(400));
    expect(handling([root], { kind: 'request', priority: 'urgent' })).toEqual(working(300));
  });

  test('one without a priority is of what is ordinary: what is urgent has half of it', () => {
    const root = [line({ category_id: 7, minutes: 600 })];
    expect(handling([root], { priority: 'urgent' })).toEqual(working(300));
    expect(handling([root], { priority: 'critical' })).toEqual(always(600));
  });

  test('at the root one of a category may give more time than the category asks, and one of none may not', () => {
    expect(handling([[line({ category_id: 7, minutes: 9000 })]])).toEqual(working(9000));
    expect(handling([[line({ minutes: 9000 })]])).toEqual(working(24 * 60));
    expect(handling([[line({ minutes: 900 })]])).toEqual(working(900));
    const without = targetsOf([[line({ minutes: 9000 })]], subject({ categoryId: null }), null);
    expect(without.handling).toEqual(working(9000));
  });
});

describe('of the agencies from the root down', () => {
  test('the strictest counts: what is set below loosens nothing, whatever comes above it later', () => {
    const root = [line({ category_id: 7, minutes: 600 })];
    expect(handling([root, [line({ agency_id: 4, minutes: 300 })]])).toEqual(working(300));
    expect(handling([root, [line({ agency_id: 4, minutes: 900 })]])).toEqual(working(600));
    expect(handling([root, [], [line({ agency_id: 19, category_id: 7, minutes: 900 })]])).toEqual(
      working(600),
    );
  });

  test('times round the clock and of working hours are compared by how long they last', () => {
    // 24 hours round the clock are over before 7 working hours of two days
    const root = [line({ category_id: 7, minutes: 7 * 60 })];
    const day = line({ agency_id: 4, category_id: 7, minutes: 24 * 60, round_the_clock: true });
    expect(handling([root, [day]])).toEqual(always(24 * 60));
    const week = { ...day, minutes: 7 * 24 * 60 };
    expect(handling([root, [week]])).toEqual(working(7 * 60));
  });

  test('the days in which the complainant has the word are those of the root alone', () => {
    const root = [line({ step: 'supply', days: 20 }), line({ step: 'appeal', days: 60 })];
    const below = [line({ agency_id: 4, step: 'supply', days: 1 })];
    expect(targetsOf([root, below], subject(), water)).toMatchObject({
      supplyDays: 20,
      appealDays: 60,
    });
  });

  test('days to object are those of the category, until they are set for that category', () => {
    const any = line({ step: 'objection', days: 30 });
    const own = line({ step: 'objection', category_id: 7, days: 40 });
    expect(targetsOf([[any]], subject(), water).objectionDays).toBe(10);
    expect(targetsOf([[any, own]], subject(), water).objectionDays).toBe(40);
    expect(targetsOf([[any]], subject({ categoryId: null }), null).objectionDays).toBe(30);
  });
});

test('a line counts until a later one of the same selection takes its place or takes it back', () => {
  const rows = [
    line({ minutes: 600, declared_at: new Date('2026-01-01T08:00Z') }),
    line({ category_id: 7, minutes: 500, declared_at: new Date('2026-01-01T08:00Z') }),
    line({ minutes: null, declared_at: new Date('2026-02-01T08:00Z') }),
  ];
  const minutes = (at: Date | null) =>
    (targetsInForce(rows, at).get(1) ?? []).map((each) => each.minutes);
  expect(minutes(null)).toEqual([500]);
  expect(minutes(new Date('2026-01-15T08:00Z'))).toEqual([600, 500]);
  expect(minutes(new Date('2025-12-31T08:00Z'))).toEqual([]);
});
