import type { Review } from '@insaf/contract/review.ts';
import { type Block, note, type Section, type Table } from './blocks.ts';
import { coverOf, type Paper } from './cover.ts';
import type { Counted } from './cut.ts';
import { cohortTable, eventTable, figureName, type Named, periodTable } from './figure-tables.ts';
import { noNumber, type Manner } from './manner.ts';
import { balance, courses, fourTiles, wayBars } from './pictures.ts';

/** The review as a report to read and to hand round: what report-template.ts is given. */
export function reportOf(manner: Manner, paper: Paper) {
  const { review } = paper;
  const sections = [
    ...overview(manner, review),
    ...agencies(manner, review),
    ...parts(manner, review),
    obstacles(manner, review),
    courseNumbers(manner, review),
  ];
  return { ...coverOf(manner, paper), sections };
}

type Basis = 'event' | 'cohort';

const isEmpty = ({ now, before, lastYear }: Review) =>
  [now, before, lastYear].every(
    ({ events, cohort }) => Object.keys(events).length + Object.keys(cohort).length === 0,
  );

function section(
  { say }: Manner,
  key: string,
  basis: Basis | null,
  blocks: readonly Block[],
  apart = true,
): Section {
  return {
    title: say(`review-paper.section.${key}`),
    basis: basis === null ? null : say(`figures.basis.${basis}`),
    blocks,
    apart,
  };
}

function overview(manner: Manner, review: Review): Section[] {
  const { say } = manner;
  const nothing = isEmpty(review) ? [note(say('review-paper.nothing'))] : [];
  return [
    section(manner, 'four', 'cohort', [
      ...nothing,
      fourTiles(manner, review),
      note(say('review-paper.four_note')),
    ]),
    section(manner, 'way', 'cohort', [wayBars(manner, review.now)], false),
    section(manner, 'cohort', 'cohort', [periodTable(manner, 'cohort', review)]),
    section(manner, 'events', 'event', [periodTable(manner, 'event', review)]),
    section(manner, 'course', 'event', [
      balance(manner, review),
      courses(manner, review, { figures: ['received'], across: 1 }),
      courses(manner, review, {
        figures: ['answered', 'removed', 'verified', 'confirmed'],
        across: 2,
      }),
    ]),
  ];
}

function agencies(manner: Manner, { agencies: rows, now }: Review): Section[] {
  const { say, name } = manner;
  const named = rows.map((row): Named & { standing: Counted['standing'] } => ({
    ...row,
    name: name(row.agency.name),
    beside: row.itself ? say('review-paper.itself') : null,
  }));
  if (named.length === 0) return [];
  const first = say('review-paper.column.agency');
  return [
    section(manner, 'agencies_cohort', 'cohort', [
      note(say('review-paper.agencies_order')),
      cohortTable(manner, first, named, now),
    ]),
    section(manner, 'agencies_events', 'event', [eventTable(manner, first, named, now)]),
  ];
}

/** What is no longer does not begin a page of its own. */
const rowsOfHalfPage = 15;

function parts(manner: Manner, review: Review): Section[] {
  const { say, name } = manner;
  const none = say('review-paper.without');
  const named = [
    ...part('category', review.categories, (row) => (row.name === null ? none : name(row.name))),
    ...part('place', review.places, (row) => (row.name === null ? none : name(row.name))),
    ...part('channel', review.channels, ({ channel }) => say(`lifecycle.channel.${channel}`)),
    ...part('kind', review.kinds, ({ kind }) => say(`lifecycle.kind.${kind}`)),
  ];
  return named.flatMap(({ key, rows }) => {
    const first = say(`figures.part.${key}`);
    const { events, cohort } = review.now;
    const whole = { events, cohort };
    const short = rows.length <= rowsOfHalfPage;
    return [
      section(manner, `${key}_cohort`, 'cohort', [cohortTable(manner, first, rows, whole)], !short),
      section(manner, `${key}_events`, 'event', [eventTable(manner, first, rows, whole)], !short),
    ];
  });
}

function part<Row extends Counted>(
  key: string,
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): { readonly key: string; readonly rows: readonly Named[] }[] {
  if (rows.length === 0) return [];
  const named = rows.map((row) => ({
    ...{ events: row.events, cohort: row.cohort, beside: null },
    name: nameOf(row),
  }));
  return [{ key, rows: named }];
}

function obstacles(manner: Manner, { obstacles: rows }: Review): Section {
  const { say } = manner;
  if (rows.length === 0) {
    return section(manner, 'obstacles', null, [note(say('review-paper.no_obstacles'))], false);
  }
  return section(manner, 'obstacles', null, [
    note(say('review-paper.obstacles_note')),
    obstacleTable(manner, rows),
  ], false);
}

export function obstacleTable(
  { say, number, moment }: Manner,
  rows: Review['obstacles'],
): Table {
  const columns = ['obstacle', 'recorded', 'decided', 'removed', 'open', 'oldest'];
  return {
    is: 'table',
    head: [columns.map((key) => ({ text: say(`review-paper.column.${key}`) }))],
    widths: [4, 1.2, 1.2, 1.2, 1.2, 3],
    rows: rows.map(({ kind, recorded, decided, removed, open, oldest }) => ({
      name: say(`lifecycle.obstacle.${kind}`),
      beside: null,
      cells: [
        ...[recorded, decided, removed, open].map(number),
        oldest === null ? noNumber : moment(new Date(oldest)),
      ],
      strong: false,
      inner: false,
    })),
    closing: true,
  };
}

const ofCourse = [
  'received',
  'referred',
  'answered',
  'removed',
  'verified',
  'confirmed',
  'dismissed',
  'overdue',
] as const;

/** The numbers behind the pictures of the course. */
function courseNumbers(manner: Manner, { course: { step, points } }: Review): Section {
  const { say, number, day, mark } = manner;
  const table: Table = {
    is: 'table',
    head: [
      [
        { text: say(`review-paper.column.${step}`) },
        ...ofCourse.map((name) => ({ text: figureName(manner, 'event', name) })),
      ],
    ],
    widths: [2.4, ...ofCourse.map(() => 1)],
    rows: points.map(({ from, events }) => ({
      name: step === 'day' ? day(from) : mark(from, 'month'),
      beside: null,
      cells: ofCourse.map((name) => number(events[name] ?? 0)),
      strong: false,
      inner: false,
    })),
    closing: false,
  };
  return section(manner, 'course_numbers', 'event', [table]);
}
