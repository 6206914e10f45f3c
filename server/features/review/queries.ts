import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import type { Basis } from '@insaf/contract/review.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { SumRow } from './rules/figures.ts';
import type { ReviewPart } from './rules/filters.ts';
import type { Stretch } from './rules/period.ts';
import type { Cell } from './rules/scope.ts';

export { type Behind, behind, type Sought, scanFigures } from './queries/by-complaint.ts';

/** What is read of the figures, and under what it is added up. */
export type Wanted = {
  readonly basis: Basis;
  readonly cells: readonly Cell[];
  readonly stretches: readonly Stretch[];
  /** By which part the figures are told apart, and which of its values count; null: the whole. */
  readonly part: ReviewPart | null;
  readonly values?: readonly string[] | undefined;
  /** Whether each value stands by itself. */
  readonly byValue: boolean;
  /** Whether each day or month stands by itself, under its first day as label. */
  readonly byStart: boolean;
};

const tables = { events: 'event_figures', cohort: 'cohort_figures' } as const;
const figures = { events: eventFigures, cohort: cohortFigures } as const;

/**
 * Sums of kept figures: a few rows of an index for each cell and stretch, however many complaints they
 * count. Who may read the figures of these cells was asked before (actions/scope-asked.ts).
 */
export async function sumFigures(db: Db, wanted: Wanted): Promise<SumRow[]> {
  const { basis, cells, stretches, part, byValue, byStart } = wanted;
  if (cells.length === 0 || stretches.length === 0) return [];
  const names = figures[basis];
  const value = byValue ? sql`f.value` : sql`''::text`;
  const sums = names.map((name) => sql`sum(f.${sql.ref(name)})::int AS ${sql.ref(name)}`);
  const rows = sql`
    SELECT cell.key, ${byStart ? sql`f.start::text` : sql`stretch.label`} AS label,
      ${value} AS value, ${sql.join(sums)}
    FROM ${rowsWithin(wanted)} AND f.span = stretch.span
      AND f.start BETWEEN stretch.first AND stretch.last
    GROUP BY 1, 2, 3`;
  if (part === null || stretches.every(({ span }) => span === 'month')) {
    return (await sql<SumRow>`${rows}`.execute(db)).rows;
  }
  // The days of a part are within its months: first added up by figure, then each a column.
  const days = sql`
    SELECT key, label, value, ${sql.join(
      names.map(
        (name, at) =>
          sql`sum(count) FILTER (WHERE figure = ${sql.lit(at)})::int AS ${sql.ref(name)}`,
      ),
    )}
    FROM (
      SELECT cell.key, ${byStart ? sql`each.day::text` : sql`stretch.label`} AS label,
        ${value} AS value, each.figure, sum(each.count) AS count
      FROM ${rowsWithin(wanted)} AND f.span = 'month' AND stretch.span = 'day'
        AND f.start BETWEEN date_trunc('month', stretch.first)::date AND stretch.last
      CROSS JOIN LATERAL figure_days(f.start, f.days) AS each
      WHERE each.day BETWEEN stretch.first AND stretch.last
      GROUP BY 1, 2, 3, 4) AS each_figure
    GROUP BY 1, 2, 3`;
  const added = names.map((name) => sql`sum(${sql.ref(name)})::int AS ${sql.ref(name)}`);
  const { rows: both } = await sql<SumRow>`
    SELECT key, label, value, ${sql.join(added)} FROM (${rows} UNION ALL ${days}) AS both_spans
    GROUP BY 1, 2, 3`.execute(db);
  return both;
}

/** Cells and stretches with the rows that are kept of each cell, of the part and its chosen values. */
function rowsWithin({ basis, cells, stretches, part, values }: Wanted) {
  const chosen = values === undefined ? sql`` : sql` AND f.value = ANY(${[...values]}::text[])`;
  return sql`unnest(${cells.map(({ key }) => key)}::text[],
      ${cells.map(({ agencyId }) => agencyId)}::int[],
      ${cells.map(({ reach }) => reach)}::text[]) AS cell (key, agency_id, reach)
    CROSS JOIN unnest(${stretches.map((each) => each.label)}::text[],
      ${stretches.map(({ span }) => span)}::text[], ${stretches.map(({ first }) => first)}::date[],
      ${stretches.map(({ last }) => last)}::date[]) AS stretch (label, span, first, last)
    JOIN ${sql.table(tables[basis])} AS f ON f.agency_id = cell.agency_id AND f.reach = cell.reach
      AND f.part = ${part ?? 'all'}::text${chosen}`;
}

/** Until when everything is counted, and whether that holds for all of the past too. */
export function countedSoFar(db: Db) {
  return db
    .selectFrom('figure_progress')
    .select(['counted_until', 'counting_after'])
    .executeTakeFirstOrThrow();
}
