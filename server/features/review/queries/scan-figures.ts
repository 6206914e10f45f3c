import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import type { Basis } from '@insaf/contract/review.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { SumRow } from '../rules/figures.ts';
import type { Filters, ReviewPart } from '../rules/filters.ts';
import type { Stretch } from '../rules/period.ts';
import type { Cell } from '../rules/scope.ts';
import {
  agencyOf,
  type Condition,
  categoryOf,
  cellTable,
  cohortParts,
  concerning,
  narrowed,
  weightOf,
} from './by-complaint.ts';

/* Sums that are counted from what was counted of each complaint. */

export type Scan = {
  readonly basis: Basis;
  readonly cells: readonly Cell[];
  readonly stretches: readonly Stretch[];
  readonly filters: Filters;
  /** The parts of which each value stands by itself, each apart from the others; null: the whole. */
  readonly bys: readonly (ReviewPart | null)[];
  readonly byStart: boolean;
};

/** A sum with the place among `bys` of what it is told apart by. */
export type ScannedRow = SumRow & { readonly by_no: number };

/** The same sums as sumFigures gives, for any number of parts at once. */
export async function scanFigures(db: Db, scan: Scan): Promise<ScannedRow[]> {
  if (scan.cells.length === 0 || scan.stretches.length === 0 || scan.bys.length === 0) return [];
  const concerned = await concerning(db, scan.cells);
  return scan.basis === 'cohort'
    ? scanCohort(db, scan, concerned)
    : scanEvents(db, scan, concerned);
}

async function scanCohort(db: Db, scan: Scan, concerned: Condition | null) {
  const { cells, stretches, filters, byStart } = scan;
  const sums = cohortFigures.map(
    (name, bit) => sql`sum((marks >> ${sql.lit(bit)} & 1) * times)::int AS ${sql.ref(name)}`,
  );
  const { rows } = await sql<ScannedRow>`
    SELECT cell.key, label, ${valueAndBy(scan)}, ${sql.join(sums)}
    FROM (
      SELECT f.path, f.marks, ${byStart ? sql`f.received_day::text` : sql`stretch.label`} AS label,
        count(*) AS times${valuesOf(scan)}
      FROM ${stretchTable(stretches)}
      JOIN complaint_figures f ON ${dayOf(concerned, 'received_day')} BETWEEN stretch.first AND stretch.last
      WHERE ${concerned ?? sql`true`} AND ${narrowed('cohort', filters)}
      GROUP BY f.path, f.marks, 3${groupedBy(scan)}) AS alike
    ${cellsOn(sql`alike.path`, cells)}
    WHERE (cell.reach = 'own') = (cell.agency_id = ${agencyOf(sql`alike.path`)})
    ${groupingSets(scan)}`.execute(db);
  return rows;
}

async function scanEvents(db: Db, scan: Scan, concerned: Condition | null) {
  // Where something came from is another matter within a category: that is looked at by itself.
  const byCategory = scan.bys.filter((by) => by === 'category');
  const narrowedByIt = scan.filters.category !== undefined;
  const others = scan.bys.filter((by) => by !== 'category');
  if (narrowedByIt || byCategory.length === 0) {
    return eventsOfOne(db, scan, concerned, narrowedByIt);
  }
  const within = await eventsOfOne(db, { ...scan, bys: byCategory }, concerned, true);
  const rest =
    others.length === 0 ? [] : await eventsOfOne(db, { ...scan, bys: others }, concerned, false);
  const placed = (rows: ScannedRow[], bys: Scan['bys']) =>
    rows.map((row) => ({ ...row, by_no: scan.bys.indexOf(bys[row.by_no]!) }));
  return [...placed(within, byCategory), ...placed(rest, others)];
}

async function eventsOfOne(db: Db, scan: Scan, concerned: Condition | null, byCategory: boolean) {
  const { cells, stretches, filters, byStart } = scan;
  const { category, ...ofComplaint } = filters;
  const about =
    category === undefined
      ? sql`true`
      : sql`EXISTS (SELECT FROM unnest(f.stands) AS stand
          WHERE ${categoryOf(sql`stand`)} = ANY(${[...category]}::text[]))`;
  const sums = eventFigures.map(
    (name, at) =>
      sql`(sum(times * weight) FILTER (WHERE figure = ${sql.lit(at)}))::int AS ${sql.ref(name)}`,
  );
  const { rows } = await sql<ScannedRow>`
    SELECT cell.key, label, ${valueAndBy(scan)}, ${sql.join(sums)}
    FROM (
      SELECT event.figure, event.stand, event.other,
        ${byStart ? sql`event.day::text` : sql`stretch.label`} AS label,
        count(*) AS times${valuesOf(scan)}
      FROM complaint_figures f CROSS JOIN LATERAL (
        SELECT date '2000-01-01' + f.events[no] / 64 AS day, f.events[no] % 64 AS figure,
          f.stands[f.events[no + 1] / 32768] AS stand,
          f.stands[nullif(f.events[no + 1] % 32768, 0)] AS other
        FROM generate_series(1, cardinality(f.events), 2) AS no) AS event
      JOIN ${stretchTable(stretches)} ON event.day BETWEEN stretch.first AND stretch.last
      WHERE ${dayOf(concerned, 'received_day')} <= (SELECT max(last) FROM ${stretchTable(stretches)})
        AND ${dayOf(concerned, 'last_day')} >= (SELECT min(first) FROM ${stretchTable(stretches)})
        AND ${concerned ?? sql`true`} AND ${narrowed('cohort', ofComplaint)} AND ${about}
        AND ${narrowed('events', category === undefined ? {} : { category })}
      GROUP BY event.figure, event.stand, event.other, 4${groupedBy(scan)}) AS event
    ${cellsOn(sql`event.stand`, cells)}
    CROSS JOIN LATERAL (SELECT ${weightOf(byCategory)} AS weight) AS weighed
    WHERE weight <> 0
    ${groupingSets(scan)}`.execute(db);
  return rows;
}

/**
 * A day of a complaint. Those of a branch are found by its agencies alone: looked for by days too, whole blocks
 * would be searched for them once more.
 */
const dayOf = (concerned: Condition | null, column: 'received_day' | 'last_day') =>
  concerned === null ? sql.ref(`f.${column}`) : sql`(${sql.ref(`f.${column}`)} + 0)`;

/** What an event is about is told by where it stood. */
const partOf = ({ basis }: Scan, by: ReviewPart) =>
  basis === 'events' && by === 'category' ? categoryOf(sql`event.stand`) : cohortParts[by];

const namedParts = ({ bys }: Scan) =>
  bys.flatMap((by, no) => (by === null ? [] : [{ by, column: sql.ref(`value_${no}`), no }]));

const valuesOf = (scan: Scan) => {
  const values = namedParts(scan).map(({ by, column }) => sql`, ${partOf(scan, by)} AS ${column}`);
  return sql.join(values, sql``);
};

const groupedBy = (scan: Scan) =>
  sql.join(
    namedParts(scan).map(({ column }) => sql`, ${column}`),
    sql``,
  );

/** The value of a sum, and by which part it is told apart: of all those parts just one is not NULL. */
function valueAndBy(scan: Scan) {
  const parts = namedParts(scan);
  const whole = scan.bys.indexOf(null);
  if (parts.length === 0) return sql`''::text AS value, ${sql.lit(whole)}::int AS by_no`;
  const values = parts.map(({ column }) => column);
  const numbers = parts.map(
    ({ column, no }) => sql`WHEN grouping(${column}) = 0 THEN ${sql.lit(no)}::int`,
  );
  return sql`coalesce(${sql.join(values)}, '') AS value,
    CASE ${sql.join(numbers, sql` `)} ELSE ${sql.lit(whole)}::int END AS by_no`;
}

/** One set for each part, or for the whole. */
function groupingSets(scan: Scan) {
  const columns = scan.bys.map((by, no) =>
    by === null ? sql`` : sql`, ${sql.ref(`value_${no}`)}`,
  );
  const sets = columns.map((column) => sql`(cell.key, label${column})`);
  return sql`GROUP BY GROUPING SETS (${sql.join(sets)})`;
}

/** The cells of the agencies on a path. */
const cellsOn = (path: RawBuilder<unknown>, cells: readonly Cell[]) => sql`
  CROSS JOIN LATERAL unnest(string_to_array(trim(LEADING '/' FROM
    regexp_replace(${path}, '[^/]*$', '')), '/')) AS on_path (id)
  JOIN ${cellTable(cells)} ON cell.agency_id = nullif(on_path.id, '')::int`;

/** Stretches as days: a month ends with its last day. */
const stretchTable = (stretches: readonly Stretch[]) => sql`(
  SELECT label, first, CASE span WHEN 'month' THEN (last + interval '1 month')::date - 1 ELSE last END AS last
  FROM unnest(${stretches.map(({ label }) => label)}::text[],
    ${stretches.map(({ span }) => span)}::text[], ${stretches.map(({ first }) => first)}::date[],
    ${stretches.map(({ last }) => last)}::date[]) AS given (label, span, first, last)) AS stretch`;
