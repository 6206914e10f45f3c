import { fourFigures } from '@insaf/contract/figures.ts';
import {
  type CohortName,
  cohortNames,
  dismissed,
  type EventName,
  eventNames,
  type ReviewPeriod,
} from '@insaf/contract/review.ts';
import { figureWords } from '../../review/index.ts';
import type { HeadCell, Table, TableRow } from './blocks.ts';
import { type Counted, cut } from './cut.ts';
import type { Manner } from './manner.ts';

/** A row of a table of agencies, categories or places, by its name. */
export type Named = Counted & { readonly name: string; readonly beside: string | null };

/** What a figure is called, here as in the workbook. */
export function figureName(
  { say }: Manner,
  basis: 'event' | 'cohort',
  name: CohortName | EventName,
): string {
  return figureWords(say, basis === 'event' ? 'events' : 'cohort', name);
}

function figureMeaning({ say }: Manner, basis: 'event' | 'cohort', name: CohortName | EventName) {
  return name === dismissed
    ? say(`review-paper.dismissed.${basis}_meaning`)
    : say(`figures.${basis}.${name}.meaning`);
}

const beforeFour = ['received', 'referred', dismissed, 'open', 'overdue'] as const;

/** What became of what was received, for each row: the four stand together, of received and of referred. */
export function cohortTable(
  manner: Manner,
  first: string,
  rows: readonly Named[],
  whole: Counted,
): Table {
  const { say, number, rate } = manner;
  const cells = ({ cohort }: Counted) => [
    ...beforeFour.map((name) => number(cohort[name] ?? 0)),
    ...fourFigures.flatMap((name) => [
      number(cohort[name] ?? 0),
      rate(cohort[name] ?? 0, cohort.received ?? 0),
      rate(cohort[name] ?? 0, cohort.referred ?? 0),
    ]),
  ];
  const parts = ['count', 'of_received', 'of_referred'].map(
    (key): HeadCell => ({
      text: say(`review-paper.column.${key}`),
    }),
  );
  return {
    is: 'table',
    head: [
      [
        { text: first, down: 2 },
        ...beforeFour.map(
          (name): HeadCell => ({ text: figureName(manner, 'cohort', name), down: 2 }),
        ),
        ...fourFigures.map(
          (name): HeadCell => ({ text: figureName(manner, 'cohort', name), across: 3 }),
        ),
      ],
      fourFigures.flatMap(() => parts),
    ],
    widths: [4.2, ...beforeFour.map(() => 1.1), ...fourFigures.flatMap(() => [1, 1.05, 1.05])],
    rows: rowsOf(manner, rows, whole, cells),
    closing: false,
  };
}

const done = [
  'received',
  'referred',
  'accepted',
  'handed_back',
  'answered',
  'removed',
  'verified',
  'confirmed',
  'returned',
  dismissed,
  'appealed',
  'upheld',
  'overdue',
] as const;

/** What was done in the period, for each row; of agencies also what was open when it began and ended. */
export function eventTable(
  manner: Manner,
  first: string,
  rows: readonly Named[],
  whole: Counted,
): Table {
  const { say, number } = manner;
  const standing = whole.standing !== undefined;
  const edge = (key: 'open_at_start' | 'open_at_end') =>
    standing ? [{ text: say(`desk-review.standing.${key}`) }] : [];
  const cells = ({ events, standing: open }: Counted) => [
    ...(standing ? [number(open?.open_at_start ?? 0)] : []),
    ...done.map((name) => number(events[name] ?? 0)),
    ...(standing ? [number(open?.open_at_end ?? 0)] : []),
  ];
  const head: HeadCell[] = [
    { text: first },
    ...edge('open_at_start'),
    ...done.map((name) => ({ text: figureName(manner, 'event', name) })),
    ...edge('open_at_end'),
  ];
  return {
    is: 'table',
    head: [head],
    widths: [4.2, ...head.slice(1).map(() => 1.15)],
    rows: rowsOf(manner, rows, whole, cells),
    closing: false,
  };
}

/** The whole first, then the rows in their order, then what is not printed, together. */
function rowsOf(
  { say, number }: Manner,
  rows: readonly Named[],
  whole: Counted,
  cells: (row: Counted) => string[],
): TableRow[] {
  const plain = { strong: false, inner: false };
  const { shown, others } = cut(rows);
  const rest: TableRow[] =
    others === null
      ? []
      : [
          {
            ...plain,
            name: say('review-paper.others', { count: number(others.count) }),
            beside: say('review-paper.others_where'),
            cells: cells(others.sum),
          },
        ];
  return [
    {
      name: say('review-paper.total'),
      beside: null,
      cells: cells(whole),
      strong: true,
      inner: false,
    },
    ...shown.map((row) => ({ ...plain, name: row.name, beside: row.beside, cells: cells(row) })),
    ...rest,
  ];
}

/** Every figure of a basis with what it was before and last year, and what it means. */
export function periodTable(
  manner: Manner,
  basis: 'event' | 'cohort',
  { now, before, lastYear }: { now: ReviewPeriod; before: ReviewPeriod; lastYear: ReviewPeriod },
): Table {
  const { say, number, change } = manner;
  const counts = (period: ReviewPeriod): { readonly [name: string]: number | undefined } =>
    basis === 'cohort' ? period.cohort : period.events;
  const names: readonly (CohortName | EventName)[] = basis === 'cohort' ? cohortNames : eventNames;
  const [current, earlier, year] = [counts(now), counts(before), counts(lastYear)];
  const row = (name: CohortName | EventName): TableRow => {
    const count = current[name] ?? 0;
    return {
      name: figureName(manner, basis, name),
      beside: null,
      cells: [
        number(count),
        number(earlier[name] ?? 0),
        change(count, earlier[name] ?? 0),
        number(year[name] ?? 0),
        change(count, year[name] ?? 0),
        figureMeaning(manner, basis, name),
      ],
      strong: (fourFigures as readonly string[]).includes(name),
      inner: name.startsWith('dismissed_'),
    };
  };
  const column = (key: string): HeadCell => ({ text: say(`review-paper.column.${key}`) });
  return {
    is: 'table',
    head: [['figure', 'now', 'before', 'change', 'last_year', 'change', 'meaning'].map(column)],
    widths: [3.3, 0.9, 0.9, 0.9, 0.9, 0.9, 7.4],
    rows: inOrder(names).map(row),
    closing: true,
  };
}

/** As they are listed, the sum of dismissals right before its reasons. */
function inOrder(names: readonly (CohortName | EventName)[]): (CohortName | EventName)[] {
  const listed = names.filter((name) => name !== dismissed);
  const at = listed.findIndex((name) => name.startsWith('dismissed_'));
  return [...listed.slice(0, at), dismissed, ...listed.slice(at)];
}
