import { cohortFigures } from '@insaf/contract/figures.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Scan, ScannedRow } from '../rules/scan.ts';
import type { Cell } from '../rules/scope.ts';
import {
  agencyOf,
  type Condition,
  cellTable,
  cohortParts,
  concerning,
  narrowed,
} from './by-complaint.ts';
import { scanEvents } from './scan-events.ts';
import { dayOf, stretchTable } from './stretches.ts';

/*
 * Sums that are counted from what was counted of each complaint: the same as sumFigures gives, for any number
 * of parts at once.
 */

export async function scanFigures(db: Db, scan: Scan): Promise<ScannedRow[]> {
  if (scan.cells.length === 0 || scan.stretches.length === 0 || scan.bys.length === 0) return [];
  const concerned = await concerning(db, scan.cells);
  return scan.basis === 'cohort'
    ? scanCohort(db, scan, concerned)
    : scanEvents(db, scan, concerned);
}

/** Complaints that are alike are counted first, and only then is it looked where in the tree that counts. */
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

const namedParts = ({ bys }: Scan) =>
  bys.flatMap((by, no) => (by === null ? [] : [{ by, column: sql.ref(`value_${no}`), no }]));

const valuesOf = (scan: Scan) => {
  const values = namedParts(scan).map(({ by, column }) => sql`, ${cohortParts[by]} AS ${column}`);
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
