import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { cohortFigures } from '@insaf/contract/figures.ts';
import { expect, test } from 'vitest';
import { contributionsOf } from './contributions.ts';
import { dayOfNumber, daysIn } from './days.ts';
import { decodeEvents, encodeEvents } from './encode-events.ts';
import type { Entry } from './journey.ts';
import { type TreeChange, treeHistory } from './tree-history.ts';

/*
 * The examples of docs/figures.md: 1 is the root, 2 the central office, 3 a governorate with the units 4 and
 * 5 below it, 6 another governorate.
 */
const parents = new Map([
  [1, null],
  [2, 1],
  [3, 1],
  [4, 3],
  [5, 3],
  [6, 1],
]);
const dayOf = daysIn((at) => at.toISOString().slice(0, 10));
const july = (day: number, hour = 12) => Date.UTC(2026, 6, day, hour);

type Step = Partial<Omit<Entry, 'at' | 'verb'>> & { day: number; hour?: number };

/** An entry: what was done, on which day of July, what it is then and who has it. */
function did(verb: Verb, to: string, { day, hour, ...more }: Step): Entry {
  return {
    ...{ seq: 0, at: july(day, hour), verb, to, holderId: 2, categoryId: 7, dueAt: null },
    ...{ reason: null, claim: null, fromId: null, ...more },
  };
}

const received = did('receive', 'received', { day: 1 });
const toUnit = (day: number, more: Partial<Step> = {}) =>
  did('refer', 'referred', { day, holderId: 4, ...more });
const answeredOn = (day: number, more: Partial<Step> = {}) =>
  did('answer', 'answered', { day, holderId: 4, claim: 'cause_removed', ...more });

function contributed(entries: Entry[], changes: TreeChange[] = [], now = july(31)) {
  const journey = {
    number: '1',
    channel: 'portal',
    kind: 'complaint',
    placeId: 9,
    initiativeId: null,
    entries,
  };
  const of = contributionsOf(journey, treeHistory(parents, changes), dayOf, now);
  expect(decodeEvents(encodeEvents(of.events))).toEqual(of.events);
  return {
    stand: of.stand,
    marks: cohortFigures.filter((_, bit) => (of.marks >> bit) & 1),
    events: of.events.map(
      ({ figure, day, stand }) => `${figure} ${dayOfNumber(day).slice(8)} ${stand.path}`,
    ),
  };
}

/** The days and paths of one figure. */
function events(figure: string, ...given: Parameters<typeof contributed>): string[] {
  return contributed(...given).events.flatMap((event) =>
    event.startsWith(`${figure} `) ? [event.slice(figure.length + 1)] : [],
  );
}

test('a complaint counts where it is received, comes, goes and is finished', () => {
  const all = contributed([
    received,
    toUnit(2),
    did('accept', 'in_progress', { day: 2, holderId: 4 }),
    answeredOn(3),
    did('settle', 'settled', { day: 4, holderId: 4, claim: 'cause_removed' }),
    did('confirm', 'closed', { day: 5, holderId: 4 }),
  ]);
  expect(all.events.toSorted()).toEqual([
    'accepted 02 /1/3/4/',
    'answered 03 /1/3/4/',
    'came 01 /1/2/',
    'came 02 /1/3/4/',
    'confirmed 05 /1/3/4/',
    'left 02 /1/2/',
    'left 04 /1/3/4/',
    'received 01 /1/2/',
    'referred 02 /1/3/4/',
    'removed 03 /1/3/4/',
    'verified 04 /1/3/4/',
  ]);
  expect(all.stand).toEqual({ path: '/1/3/4/', categoryId: 7 });
  expect(all.marks).toEqual([
    ...['received', 'referred', 'accepted', 'answered', 'removed', 'verified', 'confirmed'],
  ]);
});

test('a reply that was sent back stands for nothing until there is another', () => {
  const back = did('returnReply', 'in_progress', { day: 4, holderId: 4 });
  const once = contributed([received, toUnit(2), answeredOn(3), back]);
  expect(once.marks).toEqual(['received', 'open', 'referred', 'returned']);
  const again = contributed([
    ...[received, toUnit(2), answeredOn(3), back],
    answeredOn(5, { claim: 'explained' }),
  ]);
  expect(again.marks).toEqual(['received', 'open', 'referred', 'answered', 'returned']);
});

test('what its person was asked and said is all of the day they were asked, at who had it when it was settled', () => {
  const settled = did('settle', 'settled', { day: 4, holderId: 4, seq: 5 });
  const appealed = did('appeal', 'received', { day: 12, holderId: 3, seq: 6 });
  const journey = {
    ...{ number: '1', channel: 'portal', kind: 'complaint', placeId: 9, initiativeId: null },
    entries: [received, toUnit(2), answeredOn(3), settled, appealed],
  };
  const asked = (question: object) =>
    contributionsOf(
      {
        ...journey,
        questions: [{ seq: 5, askedAt: july(6), reached: false, grade: null, ...question }],
      },
      treeHistory(parents, []),
      dayOf,
      july(31),
    ).events.flatMap(({ figure, day, stand }) =>
      /^(surveyed|reached|graded)/.test(figure)
        ? [`${figure} ${dayOfNumber(day).slice(8)} ${stand.path}`]
        : [],
    );
  expect(asked({})).toEqual(['surveyed 06 /1/3/4/']);
  expect(asked({ reached: true, grade: 2 })).toEqual([
    ...['surveyed 06 /1/3/4/', 'reached 06 /1/3/4/', 'graded_2 06 /1/3/4/'],
  ]);
});

test('an appeal is upheld on the day that the complaint is sent to be worked on, at who dismissed it', () => {
  const dismissed = did('dismiss', 'dismissed', { day: 2, reason: 'inexact' });
  const appealed = did('appeal', 'received', { day: 3, holderId: 1 });
  const story = [received, dismissed, appealed];
  expect(contributed([received, dismissed]).marks).toEqual(['received', 'dismissed_inexact']);
  expect(events('appealed', story)).toEqual(['03 /1/2/']);
  expect(events('upheld', story)).toEqual([]);
  expect(events('upheld', [...story, toUnit(5)])).toEqual(['05 /1/2/']);
  const still = did('dismiss', 'dismissed', { day: 5, holderId: 1, reason: 'repeated' });
  expect(events('upheld', [...story, still])).toEqual([]);
  expect(events('reopened', story)).toEqual([]);
  expect(contributed([...story, still]).marks).toEqual([
    ...['received', 'dismissed_repeated', 'appealed'],
  ]);
});

test('a settlement stands while an appeal against it is undecided, and falls once that is upheld', () => {
  const settled = did('settle', 'settled', { day: 4, holderId: 4, claim: 'cause_removed' });
  const appealed = did('appeal', 'received', { day: 6, holderId: 3 });
  const story = [received, toUnit(2), answeredOn(3), settled, appealed];
  expect(contributed(story).marks).toContain('verified');
  expect(events('reopened', story)).toEqual(['06 /1/3/4/']);
  const upheld = [...story, toUnit(7)];
  expect(contributed(upheld).marks).not.toContain('verified');
  expect(events('upheld', upheld)).toEqual(['07 /1/3/4/']);
  const anew = [...upheld, answeredOn(8), { ...settled, at: july(9) }];
  expect(contributed(anew).marks).toEqual(expect.arrayContaining(['verified', 'upheld']));
});

test('it is late on the day its time ran out, at who had it, and anew only after it had time again', () => {
  const due = (day: number) => ({ dueAt: july(day) });
  const waiting = [received, toUnit(2, due(9))];
  expect(events('overdue', waiting, [], july(8))).toEqual([]);
  expect(events('overdue', waiting, [], july(9))).toEqual(['09 /1/3/4/']);
  expect(events('overdue', [...waiting, answeredOn(12)])).toEqual(['09 /1/3/4/']);
  expect(events('overdue', [...waiting, answeredOn(8, due(12))])).toEqual([]);
  const risen = did('escalate', 'referred', { day: 10, holderId: 4, ...due(9) });
  expect(events('overdue', [...waiting, risen])).toEqual(['09 /1/3/4/']);
  const extended = did('extend', 'referred', { day: 10, holderId: 4, ...due(12) });
  expect(events('overdue', [...waiting, risen, extended])).toEqual(['09 /1/3/4/', '12 /1/3/4/']);
  const taken = did('takeOver', 'in_progress', { day: 11, holderId: 3, ...due(9) });
  expect(events('overdue', [...waiting, taken])).toEqual(['09 /1/3/4/']);
});

test('who hands a complaint back is counted, and who gets it back is where it comes to', () => {
  const back = did('handBack', 'received', { day: 3, fromId: 4 });
  expect(events('handed_back', [received, toUnit(2), back])).toEqual(['03 /1/3/4/']);
  expect(events('came', [received, toUnit(2), back])).toEqual([
    '01 /1/2/',
    '02 /1/3/4/',
    '03 /1/2/',
  ]);
});

test('an agency that moves takes along what is unfinished, and leaves behind what was done', () => {
  const moved: TreeChange = { what: 'moved', at: july(10), agencyId: 3, from: 6 };
  const open = [received, toUnit(2)];
  expect(events('referred', open, [moved])).toEqual(['02 /1/6/3/4/']);
  expect(events('left', open, [moved])).toEqual(['02 /1/2/', '10 /1/6/3/4/']);
  expect(events('came', open, [moved]).at(-1)).toBe('10 /1/3/4/');
  expect(contributed(open, [moved]).stand.path).toBe('/1/3/4/');
  const settled = [...open, did('settle', 'settled', { day: 4, holderId: 4 })];
  expect(contributed(settled, [moved]).stand.path).toBe('/1/6/3/4/');
});

test('what a merged agency had comes to its successor, through any number of mergers', () => {
  const mergers: TreeChange[] = [
    { what: 'merged', at: july(5), agencyId: 4, into: 5 },
    { what: 'merged', at: july(6), agencyId: 5, into: 3 },
  ];
  const open = [received, toUnit(2, { dueAt: july(20) })];
  expect(events('came', open, mergers).slice(2)).toEqual(['05 /1/3/5/', '06 /1/3/']);
  expect(events('overdue', open, mergers)).toEqual(['20 /1/3/']);
  const before = [...open, did('accept', 'in_progress', { day: 5, hour: 13, holderId: 5 })];
  expect(events('came', before, mergers).slice(2)).toEqual(['05 /1/3/5/', '06 /1/3/']);
});

test('a dismissal for a reason that nobody knows cannot be counted', () => {
  const odd = did('dismiss', 'dismissed', { day: 2, reason: 'boredom' });
  expect(() => contributed([received, odd])).toThrow('boredom');
});
