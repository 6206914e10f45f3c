import type { Basis, CohortName, EventName, StandingName } from '@insaf/contract/review.ts';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Scrolling } from '../../ui/scrolling.tsx';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';
import { figureMeaning, figureName } from './figure-words.ts';
import { NumberLink } from './number-link.tsx';

/** A row of figures: whose they are, and what is asked for the complaints behind them. */
export type FiguresRow = {
  readonly key: string;
  readonly title: ReactNode;
  /** To sort by. */
  readonly name: string;
  readonly events: Readonly<Partial<Record<EventName, number>>>;
  readonly cohort: Readonly<Partial<Record<CohortName, number>>>;
  readonly standing?: Readonly<Record<StandingName, number>>;
  /** Null: what is behind its numbers cannot be asked for. */
  readonly asked: Asked | null;
  readonly alone?: boolean;
};

type Column = { readonly basis: Basis | 'standing'; readonly figure: string };

/** What a table of rows tells, the four together. */
const columnsOf = {
  cohort: [
    ...(['received', 'referred', 'dismissed', 'answered', 'removed', 'verified'] as const),
    ...(['confirmed', 'open', 'overdue', 'handed_back', 'returned', 'reopened', 'upheld'] as const),
  ],
  events: [
    ...(['received', 'referred', 'dismissed', 'answered', 'removed', 'verified'] as const),
    ...(['confirmed', 'overdue', 'handed_back', 'returned', 'reopened', 'upheld'] as const),
  ],
} as const satisfies { cohort: readonly CohortName[]; events: readonly EventName[] };

const firstShown = 12;

/** Rows of figures on one basis; a press on a column's head sorts by it, and each number can be opened. */
export function FiguresTable({
  title,
  column,
  rows,
  basis,
}: {
  title: string;
  /** What the first column holds. */
  column: string;
  rows: readonly FiguresRow[];
  basis: Basis;
}) {
  const [sorted, setSorted] = useState<{ by: string; up: boolean } | null>(null);
  const [all, setAll] = useState(false);
  const columns = columnsFor(basis, rows);
  if (rows.length === 0) return <p className="card-quiet">{say('desk-review.table.none')}</p>;
  const ordered = sorted === null ? rows : rows.toSorted(comparing(sorted, columns));
  const shown = all ? ordered : ordered.slice(0, firstShown);
  const more = rows.length - firstShown;
  const press = (by: string) =>
    setSorted(sorted?.by === by ? { by, up: !sorted.up } : { by, up: by === 'name' });
  const head = (by: string, words: string, meaning: string | null) => (
    <th
      key={by}
      scope="col"
      aria-sort={sorted?.by === by ? (sorted.up ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        title={meaning ?? undefined}
        aria-label={say('desk-review.table.sort', { column: words })}
        onClick={() => press(by)}
      >
        {words}
        <span aria-hidden="true" className="review-sorted">
          {sorted?.by === by ? (sorted.up ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
  return (
    <>
      <Scrolling label={say('desk-review.table.scrolls', { title })}>
        <table className="review-table">
          <caption className="hidden-words">
            {title}: {say(`desk-review.basis.${basis}`)}
          </caption>
          <thead>
            <tr>
              {head('name', column, null)}
              {columns.map((each) =>
                head(
                  keyOf(each),
                  figureName(each.basis, each.figure),
                  figureMeaning(each.basis, each.figure),
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.title}</th>
                {columns.map((each) => (
                  <td key={keyOf(each)}>
                    <NumberLink
                      count={countOf(row, each)}
                      asked={row.asked}
                      figure={{
                        ...(each as never as { basis: Basis; figure: never }),
                        alone: row.alone,
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {more <= 0 ? null : (
        <Button variant="subtle" className="review-more" onClick={() => setAll(!all)}>
          {all ? say('desk-review.table.fewer') : say('desk-review.table.all', { count: more })}
        </Button>
      )}
    </>
  );
}

function columnsFor(basis: Basis, rows: readonly FiguresRow[]): Column[] {
  const standing = basis === 'events' && rows.some((row) => row.standing !== undefined);
  return [
    ...columnsOf[basis].map((figure): Column => ({ basis, figure })),
    ...(standing
      ? (['open_at_start', 'open_at_end'] as const).map(
          (figure): Column => ({ basis: 'standing', figure }),
        )
      : []),
  ];
}

const keyOf = ({ basis, figure }: Column) => `${basis} ${figure}`;

function countOf(row: FiguresRow, { basis, figure }: Column): number {
  const counts = row[basis] as Readonly<Record<string, number>> | undefined;
  return counts?.[figure] ?? 0;
}

function comparing({ by, up }: { by: string; up: boolean }, columns: readonly Column[]) {
  const column = columns.find((each) => keyOf(each) === by);
  const direction = up ? 1 : -1;
  return (one: FiguresRow, other: FiguresRow) =>
    direction *
    (column === undefined
      ? one.name.localeCompare(other.name)
      : countOf(one, column) - countOf(other, column));
}
