import { fourFigures } from '@insaf/contract/figures.ts';
import {
  type Basis,
  cohortNames,
  eventNames,
  type Review,
  type ReviewFigures,
  type ReviewPeriod,
  standingNames,
} from '@insaf/contract/review.ts';
import type { Bilingual, Language } from '@insaf/contract/text.ts';

/** A cell as what it holds and what it is; numbers stay numbers. `share` is of 1. */
export type SheetCell = {
  readonly value: string | number | null;
  readonly as: 'title' | 'note' | 'head' | 'name' | 'text' | 'count' | 'share';
  /** How many columns it is wide. */
  readonly span?: number;
};
export type ReviewSheet = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Rows and columns that stay in sight. */
  readonly sticky: { readonly rows: number; readonly columns: number };
  /** Of its columns, where they hold sentences. */
  readonly widths?: readonly number[];
};

type Say = (key: string, params?: Record<string, string>) => string;
type Manner = {
  readonly say: Say;
  readonly language: Language;
  /** An instant in words. */
  readonly instant: (at: string) => string;
};

const namesOf = { cohort: cohortNames, events: eventNames } as const;
const bases: readonly Basis[] = ['cohort', 'events'];

/** What a figure is called; `dismissed` and what is open at the edges have their names with the review. */
export function figureWords(say: Say, basis: Basis | 'standing', figure: string): string {
  if (basis === 'standing') return say(`desk-review.standing.${figure}`);
  if (figure === 'dismissed') return say(`desk-review.dismissed.${basis}`);
  return say(`figures.${basis === 'events' ? 'event' : 'cohort'}.${figure}.name`);
}

/** A review as the sheets of a workbook: the whole, then each of its tables, then its course. */
export function workbookOf(review: Review, manner: Manner): ReviewSheet[] {
  const { say } = manner;
  const table = (key: string, of: readonly (ReviewFigures & { title: string })[]) =>
    tableSheet(say(`desk-review.${key}.title`), say(`desk-review.${key}.column`), of, manner);
  const nameOf = (name: Bilingual | null) =>
    name === null ? say('desk-review.without') : name[manner.language];
  const span = ({ from, to }: { from: string; to: string }) =>
    from === to ? from : say('desk-review.from_to', { from, to });
  return [
    summarySheet(review, manner),
    table(
      'agencies',
      review.agencies.map(({ agency, itself, events, cohort }) => ({
        ...{ events, cohort },
        title: itself
          ? say('desk-review.agencies.itself', { agency: nameOf(agency.name) })
          : nameOf(agency.name),
      })),
    ),
    table(
      'categories',
      review.categories.map((row) => ({ ...row, title: nameOf(row.name) })),
    ),
    table(
      'channels',
      review.channels.map((row) => ({ ...row, title: say(`lifecycle.channel.${row.channel}`) })),
    ),
    table(
      'kinds',
      review.kinds.map((row) => ({ ...row, title: say(`lifecycle.kind.${row.kind}`) })),
    ),
    table(
      'places',
      review.places.map((row) => ({
        ...row,
        title: row.itself
          ? say('desk-review.places.itself', { place: nameOf(row.name) })
          : nameOf(row.name),
      })),
    ),
    table(
      'course',
      review.course.points.map((point) => ({ ...point, title: span(point) })),
    ),
    obstacleSheet(review, manner),
  ];
}

const name = (value: string): SheetCell => ({ value, as: 'name' });
const head = (value: string, span = 1): SheetCell => ({ value, as: 'head', span });
const note = (value: string): SheetCell => ({ value, as: 'note' });
const count = (value: number): SheetCell => ({ value, as: 'count' });

function summarySheet(review: Review, { say, language, instant }: Manner): ReviewSheet {
  const { now, before, lastYear } = review;
  const periods = [now, before, lastYear];
  const days = ({ from, to }: ReviewPeriod) => say('desk-review.from_to', { from, to });
  const heads = (title: string) => [head(title), ...periods.map((each) => head(days(each)))];
  const figures = (basis: Basis) => [
    heads(say(`figures.basis.${basis === 'events' ? 'event' : 'cohort'}`)),
    ...namesOf[basis].map((figure) => [
      name(figureWords(say, basis, figure)),
      ...periods.map((each) => count((each[basis] as Record<string, number>)[figure] ?? 0)),
    ]),
    [],
  ];
  const counted = review.countedUntil;
  return {
    name: say('desk-review.summary'),
    sticky: { rows: 0, columns: 1 },
    rows: [
      [{ value: say('desk-review.title'), as: 'title', span: 4 }],
      [note(review.agency.name[language]), note(days(now))],
      [
        note(
          counted === null || !review.whole
            ? say('desk-review.not_whole')
            : say('desk-review.counted_until', { at: instant(counted) }),
        ),
      ],
      [],
      [
        head(say('desk-review.four.title')),
        ...['count', 'of_received', 'of_referred'].map((key) =>
          head(say(`desk-review.four.${key}`)),
        ),
      ],
      ...fourFigures.map((figure) => [
        name(figureWords(say, 'cohort', figure)),
        count(now.cohort[figure] ?? 0),
        ...now.rates.filter((rate) => rate.figure === figure).map(shareCell),
      ]),
      [],
      ...figures('cohort'),
      ...figures('events'),
      heads(say('desk-review.standing.title')),
      ...standingNames.map((figure) => [
        name(figureWords(say, 'standing', figure)),
        ...periods.map(({ standing }) => count(standing[figure])),
      ]),
    ],
  };
}

function shareCell({ numerator, denominator }: Review['now']['rates'][number]): SheetCell {
  return { value: denominator === 0 ? null : numerator / denominator, as: 'share' };
}

/** A row for each of several, with all their figures: of what came, then of what was done. */
function tableSheet(
  title: string,
  column: string,
  rows: readonly (ReviewFigures & { readonly title: string })[],
  { say }: Manner,
): ReviewSheet {
  return {
    name: title,
    sticky: { rows: 2, columns: 1 },
    rows: [
      [
        head(''),
        head(say('figures.basis.cohort'), cohortNames.length),
        head(say('figures.basis.event'), eventNames.length),
      ],
      [
        head(column),
        ...bases.flatMap((basis) =>
          namesOf[basis].map((figure) => head(figureWords(say, basis, figure))),
        ),
      ],
      ...rows.map((row) => [
        name(row.title),
        ...bases.flatMap((basis) =>
          namesOf[basis].map((figure) =>
            count((row[basis] as Readonly<Record<string, number>>)[figure] ?? 0),
          ),
        ),
      ]),
    ],
  };
}

function obstacleSheet({ obstacles }: Review, { say, instant }: Manner): ReviewSheet {
  const columns = ['recorded', 'decided', 'removed', 'open'] as const;
  return {
    name: say('desk-review.obstacles.title'),
    sticky: { rows: 1, columns: 1 },
    rows: [
      [
        head(say('desk-review.obstacles.column')),
        ...columns.map((key) => head(say(`desk-review.obstacles.${key}`))),
        head(say('desk-review.obstacles.oldest')),
      ],
      ...obstacles.map((row) => [
        name(say(`lifecycle.obstacle.${row.kind}`)),
        ...columns.map((key) => count(row[key])),
        name(row.oldest === null ? '' : instant(row.oldest)),
      ]),
    ],
  };
}
