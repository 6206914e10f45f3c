import { cohortFigures, type EventFigure, eventFigures } from '@insaf/contract/figures.ts';
import { expect, test } from 'vitest';
import type { DayEvent } from './contributions.ts';
import { dayOfNumber, monthOf, numberOfDay } from './days.ts';
import { slotOf, unpackDays } from './packed-days.ts';
import { spansOf } from './spans.ts';
import { spread } from './spread.ts';
import { type Sum, Sums } from './sums.ts';

const day = numberOfDay('2026-07-05');
const unit = { path: '/1/3/4/', categoryId: 7 };
const ofSeveral = (key: string) => key.includes('+');

function event(figure: EventFigure, more: Partial<DayEvent> = {}): DayEvent {
  return { figure, day, stand: unit, other: null, ...more };
}

/** The counts of a figure as `agency own|under part value`, of days. */
function spreadOut(events: DayEvent[], figure: EventFigure): Record<string, number> {
  const sums = { events: new Sums(), cohorts: new Sums() };
  const given = {
    number: '1',
    receivedDay: day,
    channel: 'portal',
    kind: 'request',
    initiativeId: 6,
    placeId: null,
  };
  spread({ ...given, stand: unit, marks: 1, events }, 1, sums);
  const index = eventFigures.indexOf(figure);
  return Object.fromEntries(
    rowsOf(sums.events).flatMap(({ agencyId, reach, part, value, span, counts }) =>
      (part === 'all') === (span === 'day') && countOf(counts, index) !== 0
        ? [[`${agencyId} ${reach} ${part} ${value}`.trim(), countOf(counts, index)]]
        : [],
    ),
  );
}

const rowsOf = (sums: Sums): Sum[] => [...sums.rows()];

/** @param counts places of figures, each with its count after it */
function countOf(counts: readonly number[], figure: number): number {
  const at = counts.findIndex((place, index) => index % 2 === 0 && place === figure);
  return at < 0 ? 0 : counts[at + 1]!;
}

const whole = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([key]) => key.endsWith(' all')));

test('an event counts once at its agency and once below each above it, whole and by every part', () => {
  const counts = spreadOut([event('accepted')], 'accepted');
  expect(whole(counts)).toEqual({ '4 own all': 1, '3 under all': 1, '1 under all': 1 });
  expect(Object.keys(counts).filter((key) => key.startsWith('4 own'))).toEqual([
    ...['4 own all', '4 own category 7', '4 own channel portal', '4 own initiative 6'],
    ...['4 own kind request', '4 own place'],
  ]);
});

test('pairs of parts are counted at the root and right below it, triples at the root, and none lower', () => {
  const moved = [event('came', { other: { path: '/1/3/5/', categoryId: 8 } })];
  const pairs = Object.keys(spreadOut(moved, 'came')).filter(ofSeveral);
  // From within the branch of 3, and from another category: it came to none but pairs with its category.
  const about = ['7+portal', '7+request', '7+', '7+6'];
  const names = ['category+channel', 'category+kind', 'category+place', 'category+initiative'];
  const expected = ['3 under', '1 under'].flatMap((where) =>
    names.map((name, at) => `${where} ${name} ${about[at]}`),
  );
  const triples = [
    ...[
      'channel+initiative 7+portal+6',
      'channel+kind 7+portal+request',
      'channel+place 7+portal+',
    ],
    ...['kind+initiative 7+request+6', 'kind+place 7+request+', 'place+initiative 7++6'],
  ].map((triple) => `1 under category+${triple}`);
  expect(pairs.sort()).toEqual([...expected, ...triples].sort());
  const own = [event('accepted', { stand: { path: '/1/3/', categoryId: null } })];
  expect(
    Object.keys(spreadOut(own, 'accepted')).filter((key) => key.startsWith('3 own')),
  ).toContain('3 own channel+kind portal+request');
});

test('what goes on within a branch neither comes to it nor leaves it', () => {
  const from = { path: '/1/3/', categoryId: 7 };
  const moves = [event('left', { stand: from, other: unit }), event('came', { other: from })];
  expect(whole(spreadOut(moves, 'came'))).toEqual({ '4 own all': 1 });
  // It left the governorate's own and not its branch.
  expect(whole(spreadOut(moves, 'left'))).toEqual({ '3 own all': 1, '3 under all': -1 });
});

test('what comes from elsewhere comes to each agency that did not have it', () => {
  const moves = [event('came', { other: { path: '/1/2/', categoryId: 7 } })];
  expect(whole(spreadOut(moves, 'came'))).toEqual({ '4 own all': 1, '3 under all': 1 });
});

test('what is about something else now comes to that category in the whole path, and to nothing else', () => {
  const moves = [event('came', { other: { ...unit, categoryId: 8 } })];
  const single = Object.entries(spreadOut(moves, 'came')).filter(([key]) => !ofSeveral(key));
  expect(Object.fromEntries(single)).toEqual({
    ...{ '4 own category 7': 1, '3 under category 7': 1, '1 under category 7': 1 },
  });
});

test('what is taken off again leaves nothing, and a month is the sum of its days', () => {
  const sums = { events: new Sums(), cohorts: new Sums() };
  const given = {
    number: '1',
    channel: 'sms',
    kind: 'complaint',
    placeId: 2,
    initiativeId: null,
    stand: unit,
  };
  const first = { ...given, receivedDay: day, marks: 3, events: [event('received')] };
  const second = { ...first, receivedDay: day + 3, events: [event('received', { day: day + 3 })] };
  for (const once of [1, 1, -1] as const) spread(first, once, sums);
  spread(second, 1, sums);
  const months = rowsOf(sums.cohorts).filter(({ span }) => span === 'month');
  expect(new Set(months.map(({ start }) => dayOfNumber(start)))).toEqual(new Set(['2026-07-01']));
  expect(
    months.every(({ counts }) => countOf(counts, cohortFigures.indexOf('received')) === 2),
  ).toBe(true);
  const [byKind] = months.filter(({ part, reach }) => part === 'kind' && reach === 'own');
  expect([...unpackDays(byKind!.days!)]).toEqual(
    [4, 7].flatMap((each) => [0, 1].map((figure) => [slotOf(each, figure), 1])),
  );
  for (const both of [first, second]) spread(both, -1, sums);
  expect([...rowsOf(sums.events), ...rowsOf(sums.cohorts)]).toEqual([]);
});

test('a period is its whole months and the days at its edges', () => {
  const runs = (from: string, to: string) =>
    spansOf(from, to).map(({ span, first, last }) => `${span} ${first} ${last}`);
  expect(runs('2026-07-01', '2026-08-05')).toEqual([
    'month 2026-07-01 2026-07-01',
    'day 2026-08-01 2026-08-05',
  ]);
  expect(runs('2025-12-31', '2026-03-01')).toEqual([
    'day 2025-12-31 2025-12-31',
    'month 2026-01-01 2026-02-01',
    'day 2026-03-01 2026-03-01',
  ]);
  expect(runs('2026-01-01', '2026-12-31')).toEqual(['month 2026-01-01 2026-12-01']);
  expect(runs('2026-02-02', '2026-02-28')).toEqual(['day 2026-02-02 2026-02-28']);
  expect(runs('2026-02-01', '2026-02-28')).toEqual(['month 2026-02-01 2026-02-01']);
  expect(runs('2026-07-05', '2026-07-04')).toEqual([]);
});

test('any period of runs holds each of its days once', () => {
  for (let from = day - 70; from < day; from += 7) {
    for (let length = 0; length < 100; length += 3) {
      const days = spansOf(dayOfNumber(from), dayOfNumber(from + length)).flatMap(daysOfRun);
      expect(days).toEqual(Array.from({ length: length + 1 }, (_, index) => from + index));
    }
  }
});

function daysOfRun({ span, first, last }: ReturnType<typeof spansOf>[number]): number[] {
  const end = span === 'day' ? numberOfDay(last) + 1 : monthOf(numberOfDay(last) + 31);
  const start = numberOfDay(first);
  return Array.from({ length: end - start }, (_, index) => start + index);
}
