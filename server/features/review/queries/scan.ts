import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import type { Basis } from '@insaf/contract/review.ts';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { SumRow } from '../queries.ts';
import type { Filters, ReviewPart } from '../rules/filters.ts';
import type { Stretch } from '../rules/period.ts';
import type { Cell } from '../rules/scope.ts';

/*
 * What the kept sums cannot tell, because two parts have to be known at once, is counted from what was
 * counted of each complaint. A stand is the path of an agency with the id of a category, as migration 0038
 * says.
 */

type Condition = RawBuilder<SqlBool>;

export type Scan = {
  readonly basis: Basis;
  readonly cells: readonly Cell[];
  readonly stretches: readonly Stretch[];
  readonly filters: Filters;
  readonly by: ReviewPart | null;
  readonly byStart: boolean;
};

/** What a complaint is of each part: the category of an event is that of its day. */
const cohortParts = {
  category: sql`coalesce(f.category_id::text, '')`,
  channel: sql`f.channel`,
  kind: sql`f.kind`,
  place: sql`coalesce(f.place_id::text, '')`,
} as const;
const categoryOf = (stand: RawBuilder<unknown>) => sql`split_part(${stand}, '/', -1)`;
const eventParts = { ...cohortParts, category: categoryOf(sql`event.stand`) } as const;
const partsOf = { cohort: cohortParts, events: eventParts } as const;

/** Whether complaints, or events, are among those that the filters leave. */
export function narrowed(basis: Basis, filters: Filters): Condition {
  const all = (Object.keys(filters) as ReviewPart[]).map(
    (part) => sql`${partsOf[basis][part]} = ANY(${[...filters[part]!]}::text[])`,
  );
  return sql<SqlBool>`${sql.join([sql`true`, ...all], sql` AND `)}`;
}

const agencyOf = (path: RawBuilder<unknown>) => sql`split_part(${path}, '/', -2)::int`;
/** Whether a path leads through a cell's agency, or ends there. */
const through = (path: RawBuilder<unknown>) =>
  sql`strpos(${path}, '/' || cell.agency_id || '/') > 0`;

/** Whether a complaint stands at a cell's agency, or below it. */
export const standsIn: Condition = sql<SqlBool>`
  CASE cell.reach WHEN 'own' THEN f.agency_id = cell.agency_id
  ELSE ${through(sql`f.path`)} AND f.agency_id <> cell.agency_id END`;

/**
 * How often an event counts at a cell, as the kept sums have it (figures/rules/spread.ts): what came from
 * within a branch came to its agency and not to the branch, so it is taken off again below.
 */
export function weightOf(filters: Filters, by: ReviewPart | null): RawBuilder<number> {
  const stand = sql`event.stand`;
  const other =
    filters.category === undefined && by !== 'category'
      ? sql`event.other`
      : sql`CASE WHEN ${categoryOf(sql`event.other`)} = ${categoryOf(stand)} THEN event.other END`;
  return sql<number>`CASE
    WHEN cell.reach = 'own' THEN (${agencyOf(stand)} = cell.agency_id
      AND coalesce(${agencyOf(other)} <> cell.agency_id, true))::int
    WHEN ${agencyOf(stand)} = cell.agency_id THEN
      -coalesce(${through(other)} AND ${agencyOf(other)} <> cell.agency_id, false)::int
    ELSE (${through(stand)} AND NOT coalesce(${through(other)}, false))::int END`;
}

export const cellTable = (cells: readonly Cell[]) => sql`
  unnest(${cells.map(({ key }) => key)}::text[], ${cells.map(({ agencyId }) => agencyId)}::int[],
    ${cells.map(({ reach }) => reach)}::text[]) AS cell (key, agency_id, reach)`;

/** Stretches as days: a month ends with its last day. */
const stretchTable = (stretches: readonly Stretch[]) => sql`(
  SELECT label, first, CASE span WHEN 'month' THEN (last + interval '1 month')::date - 1 ELSE last END AS last
  FROM unnest(${stretches.map(({ label }) => label)}::text[],
    ${stretches.map(({ span }) => span)}::text[], ${stretches.map(({ first }) => first)}::date[],
    ${stretches.map(({ last }) => last)}::date[]) AS given (label, span, first, last)) AS stretch`;

/** The same sums as sumFigures gives, for any number of parts at once. */
export async function scanFigures(db: Db, scan: Scan): Promise<SumRow[]> {
  if (scan.cells.length === 0 || scan.stretches.length === 0) return [];
  return scan.basis === 'cohort' ? scanCohort(db, scan) : scanEvents(db, scan);
}

async function scanCohort(db: Db, { cells, stretches, filters, by, byStart }: Scan) {
  const sums = cohortFigures.map(
    (name, bit) => sql`sum(f.marks >> ${sql.lit(bit)} & 1)::int AS ${sql.ref(name)}`,
  );
  const { rows } = await sql<SumRow>`
    SELECT cell.key, ${byStart ? sql`f.received_day::text` : sql`stretch.label`} AS label,
      ${by === null ? sql`''::text` : cohortParts[by]} AS value, ${sql.join(sums)}
    FROM ${stretchTable(stretches)}
    JOIN complaint_figures f ON f.received_day BETWEEN stretch.first AND stretch.last
    JOIN ${cellTable(cells)} ON ${standsIn}
    WHERE ${narrowed('cohort', filters)}
    GROUP BY 1, 2, 3`.execute(db);
  return rows;
}

async function scanEvents(db: Db, { cells, stretches, filters, by, byStart }: Scan) {
  const sums = eventFigures.map(
    (name, at) =>
      sql`(sum(weight) FILTER (WHERE event.figure = ${sql.lit(at)}))::int AS ${sql.ref(name)}`,
  );
  const { rows } = await sql<SumRow>`
    SELECT cell.key, ${byStart ? sql`event.day::text` : sql`stretch.label`} AS label,
      ${by === null ? sql`''::text` : eventParts[by]} AS value, ${sql.join(sums)}
    FROM complaint_figures f CROSS JOIN LATERAL counted_events(f) AS event
    JOIN ${stretchTable(stretches)} ON event.day BETWEEN stretch.first AND stretch.last
    CROSS JOIN ${cellTable(cells)}
    CROSS JOIN LATERAL (SELECT ${weightOf(filters, by)} AS weight) AS weighed
    WHERE f.received_day <= (SELECT max(last) FROM ${stretchTable(stretches)})
      AND weight <> 0 AND ${narrowed('events', filters)}
    GROUP BY 1, 2, 3`.execute(db);
  return rows;
}
