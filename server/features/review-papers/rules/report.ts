import type { IndicatorPage } from '@insaf/contract/indicators.ts';
import type { Review } from '@insaf/contract/review.ts';
import { type Block, note, type Section, type Table } from './blocks.ts';
import { coverOf, type Paper } from './cover.ts';
import { cohortTable, eventTable, figureName, periodTable } from './figure-tables.ts';
import { findingSections } from './finding-tables.ts';
import { indicatorBlocks } from './indicator-table.ts';
import { type Manner, noNumber } from './manner.ts';
import { meetingSections } from './meeting-words.ts';
import { balance, courses, fourTiles, wayBars } from './pictures.ts';
import { satisfactionTable } from './satisfaction-table.ts';
import { agencyRows, partRows } from './tables-of-parts.ts';

/** The review as a report to read and to hand round: what report-template.ts is given. */
export function reportOf(manner: Manner, paper: Paper) {
  const { review, indicators, meeting } = paper;
  const sections = [
    ...meetingSections(manner, meeting),
    ...overview(manner, review),
    ...findingSections(manner, paper.findings),
    ...(indicators === undefined ? [] : [yearSection(manner, indicators)]),
    ...agencies(manner, review),
    ...parts(manner, review),
    satisfaction(manner, review),
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

const yearSection = (manner: Manner, indicators: IndicatorPage): Section =>
  section(manner, 'indicators', null, indicatorBlocks(manner, indicators));

function agencies(manner: Manner, review: Review): Section[] {
  const { rows, notes } = agencyRows(manner, review);
  if (rows.length === 0) return [];
  const first = manner.say('review-paper.column.agency');
  const { now } = review;
  return [
    section(manner, 'agencies_cohort', 'cohort', [...notes, cohortTable(manner, first, rows, now)]),
    section(manner, 'agencies_event', 'event', [eventTable(manner, first, rows, now)]),
  ];
}

/** What is no longer does not begin a page of its own. */
const rowsOfHalfPage = 15;

function parts(manner: Manner, review: Review): Section[] {
  const { events, cohort } = review.now;
  return partRows(manner, review).flatMap(({ key, rows }) => {
    const first = manner.say(`figures.part.${key}`);
    const tables = { cohort: cohortTable, event: eventTable } as const;
    const apart = rows.length > rowsOfHalfPage;
    return (['cohort', 'event'] as const).map((basis) => {
      const table = tables[basis](manner, first, rows, { events, cohort });
      return section(manner, `${key}_${basis}`, basis, [table], apart);
    });
  });
}

function satisfaction(manner: Manner, review: Review): Section {
  const { say } = manner;
  const table = satisfactionTable(manner, review);
  const blocks =
    table.rows.length === 0
      ? [note(say('review-paper.no_satisfaction'))]
      : [note(say('review-paper.satisfaction_note')), table];
  return section(manner, 'satisfaction', 'event', blocks, false);
}

function obstacles(manner: Manner, { obstacles: rows }: Review): Section {
  const { say } = manner;
  if (rows.length === 0) {
    return section(manner, 'obstacles', null, [note(say('review-paper.no_obstacles'))], false);
  }
  return section(
    manner,
    'obstacles',
    null,
    [note(say('review-paper.obstacles_note')), obstacleTable(manner, rows)],
    false,
  );
}

export function obstacleTable({ say, number, moment }: Manner, rows: Review['obstacles']): Table {
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
