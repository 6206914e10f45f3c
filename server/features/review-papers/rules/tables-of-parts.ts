import type { Review, ReviewFigures } from '@insaf/contract/review.ts';
import { type Block, note } from './blocks.ts';
import type { Counted } from './cut.ts';
import type { Named } from './figure-tables.ts';
import type { Manner } from './manner.ts';

/** Agencies of which anything is told, and what has to be said beside them. */
export function agencyRows(
  { say, name }: Manner,
  review: Review,
): { readonly rows: readonly Named[]; readonly notes: readonly Block[] } {
  const told = review.agencies.filter(isTold);
  const idle = review.agencies.length - told.length;
  const notes = [
    say('review-paper.agencies_order'),
    ...(idle === 0 ? [] : [say('desk-review.agencies.idle', { count: idle })]),
    ...(addsUp(review) ? [] : [say('desk-review.agencies.moved')]),
  ];
  const rows = told.map((row) => ({
    ...{ events: row.events, cohort: row.cohort, standing: row.standing },
    name: name(row.agency.name),
    beside: row.itself ? say('review-paper.itself') : null,
  }));
  return { rows, notes: notes.map(note) };
}

function isTold({ events, cohort, standing }: Review['agencies'][number]): boolean {
  const counts = [events, cohort, standing].flatMap((each) => Object.values(each));
  return counts.some((count) => count !== 0);
}

/** Whether the rows are all of the whole, as they are unless an agency moved or was merged. */
function addsUp({ agencies, now }: Review): boolean {
  const sum = (basis: 'events' | 'cohort', figure: 'received' | 'referred' | 'verified') =>
    agencies.reduce((so, row) => so + (row[basis][figure] ?? 0), 0);
  return (['received', 'referred', 'verified'] as const).every((figure) =>
    (['events', 'cohort'] as const).every(
      (basis) => sum(basis, figure) === (now[basis][figure] ?? 0),
    ),
  );
}

export type PartRows = { readonly key: string; readonly rows: readonly Named[] };

/** By what complaints are told apart, those with rows. */
export function partRows({ say, name }: Manner, review: Review): PartRows[] {
  const none = say('desk-review.without');
  const parts = [
    rowsOf('category', review.categories, (row) => (row.name === null ? none : name(row.name))),
    rowsOf(
      'place',
      review.places,
      (row) => (row.name === null ? none : name(row.name)),
      (row) => (row.itself ? say('review-paper.no_closer_place') : null),
    ),
    rowsOf('channel', review.channels, ({ channel }) => say(`lifecycle.channel.${channel}`)),
    rowsOf('kind', review.kinds, ({ kind }) => say(`lifecycle.kind.${kind}`)),
    rowsOf(
      'initiative',
      review.initiatives,
      (row) => (row.name === null ? say('desk-review.initiatives.none') : name(row.name)),
      (row) =>
        row.supervisor === null
          ? null
          : say('review-paper.supervised_by', { agency: name(row.supervisor.name) }),
    ),
  ];
  return parts.filter(({ rows }) => rows.length > 0);
}

function rowsOf<Row extends ReviewFigures>(
  key: string,
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  besideOf: (row: Row) => string | null = () => null,
): PartRows {
  const named = (row: Row): Named => ({
    ...countsOf(row),
    name: nameOf(row),
    beside: besideOf(row),
  });
  return { key, rows: rows.map(named) };
}

const countsOf = ({ events, cohort }: ReviewFigures): Counted => ({ events, cohort });
