import { cohortFigures, eventFigures, type KeptPart, levelsOf } from '@insaf/contract/figures.ts';
import type { Basis } from '@insaf/contract/review.ts';
import { channels, complaintKinds } from '@insaf/contract/vocabulary.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { addUp, type SumRow } from '../rules/figures.ts';
import type { Filters, ReviewPart } from '../rules/filters.ts';
import type { Stretch } from '../rules/period.ts';
import type { Cell } from '../rules/scope.ts';
import { type PackedDays, sumDays } from '../rules/sum-days.ts';

/** What is read of the figures, and under what it is added up. */
export type Wanted = {
  readonly basis: Basis;
  readonly cells: readonly Cell[];
  readonly stretches: readonly Stretch[];
  /** The parts that have to be known, in their order; of several only where their sums are kept; none: the whole. */
  readonly parts: readonly ReviewPart[];
  readonly filters: Filters;
  /** The part of which each value stands by itself. */
  readonly by: ReviewPart | null;
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
  const { basis, cells, stretches, parts, byStart } = wanted;
  if (cells.length === 0 || stretches.length === 0) return [];
  const names = figures[basis];
  const value = labelOf(wanted);
  const sums = names.map((name) => sql`sum(f.${sql.ref(name)})::int AS ${sql.ref(name)}`);
  const rows = sql<SumRow>`
    SELECT cell.key, ${byStart ? sql`f.start::text` : sql`stretch.label`} AS label,
      ${value} AS value, ${sql.join(sums)}
    FROM ${rowsWithin(wanted, sql`f.span = stretch.span AND f.start BETWEEN stretch.first AND stretch.last`)}
    GROUP BY 1, 2, 3`;
  const { rows: found } = await rows.execute(db);
  if (parts.length === 0 || stretches.every(({ span }) => span === 'month')) return found;
  return addUp([...found, ...sumDays(await daysWithin(db, wanted), names, byStart)]);
}

/** The days of a part are within its months: those of the months that lie in a stretch only in part. */
async function daysWithin(db: Db, wanted: Wanted): Promise<PackedDays[]> {
  const numbered = (day: RawBuilder<unknown>) => sql`${day} - date '2000-01-01'`;
  const { rows } = await sql<PackedDays>`
    SELECT cell.key, stretch.label, ${labelOf(wanted)} AS value, array_to_string(f.days, ' ') AS days,
      ${numbered(sql`f.start`)} AS start, ${numbered(sql`stretch.first`)} AS first,
      ${numbered(sql`stretch.last`)} AS last
    FROM ${rowsWithin(
      wanted,
      sql`f.span = 'month' AND stretch.span = 'day'
        AND f.start BETWEEN date_trunc('month', stretch.first)::date AND stretch.last`,
    )}`.execute(db);
  return rows;
}

/** Under which value a row is added up: that of several parts is the value of one of them. */
function labelOf({ parts, by }: Wanted): RawBuilder<string> {
  if (by === null) return sql`''::text`;
  if (parts.length === 1) return sql`f.value`;
  return sql`split_part(f.value, '+', ${sql.lit(parts.indexOf(by) + 1)})`;
}

/**
 * Cells and stretches with the rows that are kept of each cell within each stretch, of the parts and their
 * chosen values. OFFSET 0 keeps PostgreSQL from reading all years of a cell to look for stretches in them.
 */
function rowsWithin(
  { basis, cells, stretches, parts, filters }: Wanted,
  within: RawBuilder<unknown>,
) {
  const kept: KeptPart = parts.length === 0 ? 'all' : (parts.join('+') as KeptPart);
  return sql`unnest(${cells.map(({ key }) => key)}::text[],
      ${cells.map(({ agencyId }) => agencyId)}::int[],
      ${cells.map(({ reach }) => reach)}::text[]) AS cell (key, agency_id, reach)
    CROSS JOIN unnest(${stretches.map((each) => each.label)}::text[],
      ${stretches.map(({ span }) => span)}::text[], ${stretches.map(({ first }) => first)}::date[],
      ${stretches.map(({ last }) => last)}::date[]) AS stretch (label, span, first, last)
    CROSS JOIN LATERAL (
      SELECT * FROM ${sql.table(tables[basis])} AS f
      WHERE f.agency_id = cell.agency_id AND f.reach = cell.reach AND f.part = ${kept}::text
        AND ${chosen(parts, filters)} AND ${within} OFFSET 0) AS f`;
}

/** Only rows of the values that the filters leave, each looked up in the index. */
function chosen(parts: readonly ReviewPart[], filters: Filters) {
  const [one, ...others] = parts;
  if (one === undefined) return sql`f.value = ''`;
  if (others.length === 0 && filters[one] === undefined) return sql`true`;
  const each = parts.map((part) => ({ part, table: sql.ref(`of_${part}`) }));
  const values = each.map(({ table }) => sql`${table}.value`);
  const from = each.map(
    ({ part, table }) => sql`(${valuesOf(part, filters[part])}) AS ${table} (value)`,
  );
  return sql`f.value = ANY(ARRAY(
    SELECT concat_ws('+', ${sql.join(values)}) FROM ${sql.join(from)}))`;
}

/** The values that count; all there can be where none are chosen. */
function valuesOf(part: ReviewPart, values: readonly string[] | undefined) {
  if (values !== undefined) return sql`SELECT unnest(${[...values]}::text[])`;
  return allOf[part];
}

const allOf = {
  category: sql`SELECT id::text FROM categories UNION ALL SELECT ''`,
  channel: sql`SELECT unnest(${[...channels]}::text[])`,
  kind: sql`SELECT unnest(${[...complaintKinds]}::text[])`,
  place: sql`SELECT id::text FROM places UNION ALL SELECT ''`,
  initiative: sql`SELECT id::text FROM initiatives`,
} as const;

/**
 * Those of these agencies that have sums of so many parts at once over all time: they never stood lower than
 * these are kept. A level is counted from an agency up, over all that were ever right above another.
 */
export async function keepingSums(
  db: Db,
  agencyIds: readonly number[],
  parts: keyof typeof levelsOf,
): Promise<Set<number>> {
  const levels = sql.lit(levelsOf[parts]);
  const { rows } = await sql<{ id: number }>`
    WITH RECURSIVE above AS (
      SELECT id AS of_id, id, 1 AS level FROM unnest(${[...new Set(agencyIds)]}::int[]) AS id
      UNION
      SELECT above.of_id, parent.id, above.level + 1
      FROM above CROSS JOIN LATERAL (
        SELECT parent_id AS id FROM agencies
        WHERE agencies.id = above.id AND parent_id IS NOT NULL
        UNION ALL
        SELECT agencies.id FROM agency_changes JOIN agencies ON agencies.code = before ->> 'parent'
        WHERE agency_id = above.id AND what = 'moved') AS parent
      WHERE above.level <= ${levels}
    )
    SELECT of_id AS id FROM above GROUP BY of_id HAVING max(level) <= ${levels}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
