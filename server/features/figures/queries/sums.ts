import { cohortFigures, eventFigures, type FigureReach } from '@insaf/contract/figures.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { dayOfNumber, numberOfDay } from '../rules/days.ts';
import type { Run } from '../rules/spans.ts';
import { mergeDays, type Sum, type Sums } from '../rules/sums.ts';

/* The two tables of sums, of one shape. */

const figuresOf = { event_figures: eventFigures, cohort_figures: cohortFigures } as const;
export type SumTable = keyof typeof figuresOf;

/** Most rows in one statement. */
const atOnce = 5000;

/**
 * Adds to the sums; only who holds the lock of counting may. While some are written, the next are made ready.
 */
export async function addSums(db: Db, table: SumTable, given: Sums): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  for (const sums of portionsOf(given.rows(figuresOf[table].length))) {
    const next = addSome(db, table, sums);
    // Awaited in its turn; until then it is nobody's unhandled rejection.
    next.catch(() => undefined);
    await writing;
    writing = next;
  }
  await writing;
}

function* portionsOf(rows: Iterable<Sum>): Generator<Sum[]> {
  let portion: Sum[] = [];
  for (const row of rows) {
    portion.push(row);
    if (portion.length < atOnce) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

async function addSome(db: Db, table: SumTable, sums: readonly Sum[]): Promise<void> {
  const used = columnsOf(table, sums);
  const name = sql.table(table);
  const names = used.map((figure) => sql.ref(figure.name));
  const columns = [...names, sql`days`];
  const counts = used.map(({ counts }) => sql`${`{${counts.join(',')}}`}::integer[]`);
  const added = used.map((figure) => {
    const [before, more] = [sql.ref(`${table}.${figure.name}`), sql.ref(`excluded.${figure.name}`)];
    const sum = sql`nullif(coalesce(${before}, 0) + coalesce(${more}, 0), 0)`;
    return sql`${sql.ref(figure.name)} = ${sum}`;
  });
  const days = await daysOf(db, table, sums);
  const texts = sql`${listOf(days, (each) => (each === null ? 'NULL' : `"{${each}}"`))}::text[]`;
  const rows = sql`unnest(${keysOf(sums)}, ${sql.join([...counts, texts])})`;
  const kept = figuresOf[table].map((figure) => sql.ref(figure));
  const { rows: empty } = await sql<Key>`
    WITH put AS (
      INSERT INTO ${name} (${keyColumns}, ${sql.join(columns)})
      SELECT ${sql.join([keyColumns, ...names, sql`days::integer[]`])}
      FROM ${rows} AS given (${keyColumns}, ${sql.join(columns)})
      ON CONFLICT (${keyColumns}) DO UPDATE
        SET ${sql.join([...added, sql`days = excluded.days`])}
      RETURNING ${keyColumns}, days, num_nonnulls(${sql.join(kept)}) AS figures)
    SELECT ${keyColumns} FROM put
    WHERE figures = 0 AND coalesce(cardinality(days), 0) = 0`.execute(db);
  if (empty.length > 0) await forgetEmpty(db, table, empty);
}

/** The figures that any of these rows has, each with its count in every row. */
function columnsOf(table: SumTable, sums: readonly Sum[]) {
  const all = figuresOf[table].map((name) => ({
    name,
    counts: null as (number | 'NULL')[] | null,
  }));
  for (const [row, { counts }] of sums.entries()) {
    for (let index = 0; index < counts.length; index += 1) {
      if (counts[index] === 0) continue;
      const column = all[index]!;
      column.counts ??= new Array(sums.length).fill('NULL');
      column.counts[row] = counts[index]!;
    }
  }
  return all.flatMap(({ name, counts }) => (counts === null ? [] : [{ name, counts }]));
}

/** The days of each with those that are kept already. */
async function daysOf(db: Db, table: SumTable, sums: readonly Sum[]) {
  const days = sums.map((sum) => sum.days);
  const parts = sums.flatMap((sum, no) => (sum.days === null ? [] : [{ sum, no }]));
  if (parts.length === 0) return days;
  const { rows } = await sql<{ no: number; days: number[] }>`
    SELECT given.no, kept.days
    FROM unnest(${keysOf(parts.map(({ sum }) => sum))}, ${listOf(parts, ({ no }) => no)}::integer[])
      AS given (${keyColumns}, no)
    JOIN ${sql.table(table)} AS kept USING (${keyColumns})`.execute(db);
  for (const row of rows) days[row.no] = mergeDays(row.days, days[row.no]!);
  return days;
}

type Key = Pick<Sum, 'reach' | 'part' | 'value' | 'span'> & { agency_id: number; start: string };

/** Rows that sum to nothing now, as if nothing had ever been added. */
async function forgetEmpty(db: Db, table: SumTable, keys: readonly Key[]): Promise<void> {
  const rows = keys.map(({ agency_id: agencyId, start, ...key }) => ({
    ...{ ...key, agencyId, start: numberOfDay(start) },
  }));
  await sql`
    DELETE FROM ${sql.table(table)} AS kept
    USING unnest(${keysOf(rows)}) AS given (${keyColumns})
    WHERE (kept.agency_id, kept.reach, kept.part, kept.value, kept.span, kept.start)
      = (given.agency_id, given.reach, given.part, given.value, given.span, given.start)`.execute(
    db,
  );
}

const keyColumns = sql.raw('agency_id, reach, part, value, span, start');

function keysOf(sums: readonly Omit<Sum, 'counts' | 'days'>[]): RawBuilder<unknown> {
  return sql`${listOf(sums, (sum) => sum.agencyId)}::integer[], ${listOf(sums, (sum) => sum.reach)}::text[],
    ${listOf(sums, (sum) => sum.part)}::text[], ${listOf(sums, (sum) => `"${sum.value}"`)}::text[],
    ${listOf(sums, (sum) => sum.span)}::text[], ${listOf(sums, (sum) => dayOfNumber(sum.start))}::date[]`;
}

/**
 * An array as PostgreSQL reads it, many times faster than the driver writes one. Texts are given in quotes
 * where they can be empty; values of parts are ids and names of the vocabulary, and hold none.
 */
const listOf = <T>(rows: readonly T[], of: (row: T) => string | number) =>
  `{${rows.map(of).join(',')}}`;

/** An agency, of its own or with all that lay below it. */
export type Summed = { readonly agencyId: number; readonly reaches: readonly FigureReach[] };

/** What was done in runs of days and months at these agencies, which do not lie below each other. */
export async function sumEvents(
  db: Db,
  of: readonly Summed[],
  runs: readonly Run[],
): Promise<Record<string, number>> {
  const sums = eventFigures.map(
    (name) => sql`coalesce(sum(${sql.ref(name)}), 0)::integer AS ${sql.ref(name)}`,
  );
  const where = of.flatMap(({ agencyId, reaches }) =>
    runs.map(
      ({ span, first, last }) => sql`(agency_id = ${agencyId} AND reach = ANY(${[...reaches]})
        AND part = 'all' AND value = '' AND span = ${span} AND start BETWEEN ${first} AND ${last})`,
    ),
  );
  const { rows } = await sql<Record<string, number>>`
    SELECT ${sql.join(sums)} FROM event_figures WHERE ${sql.join(where, sql` OR `)}`.execute(db);
  return rows[0]!;
}
