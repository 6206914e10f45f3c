import { cohortFigures, eventFigures, type FigureReach } from '@insaf/contract/figures.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { dayOfNumber } from '../rules/days.ts';
import type { Run } from '../rules/spans.ts';
import { mergeDays, type Sum, type Sums } from '../rules/sums.ts';

/* The two tables of sums, of one shape. */

const figuresOf = { event_figures: eventFigures, cohort_figures: cohortFigures } as const;
export type SumTable = keyof typeof figuresOf;

/** Most rows in one statement. */
const atOnce = 5000;

/** So many portions are on their way, so that PostgreSQL has something to write while the next is made ready. */
const onTheirWay = 3;

/** Adds to the sums; only who holds the lock of counting may. */
export async function addSums(db: Db, table: SumTable, given: Sums): Promise<void> {
  const shape = await shapeOf(db, table);
  const writing: Promise<void>[] = [];
  for (const sums of portionsOf(given.rows())) {
    const next = addSome(db, shape, sums);
    // Awaited in its turn; until then it is nobody's unhandled rejection.
    next.catch(() => undefined);
    writing.push(next);
    if (writing.length === onTheirWay) await writing.shift();
  }
  for (const each of writing) await each;
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

/**
 * Nobody else writes sums meanwhile, so what is not there yet is put there as it is, and what is there is added
 * to with another statement.
 */
async function addSome(db: Db, shape: Shape, sums: readonly Sum[]): Promise<void> {
  const name = sql.table(shape.table);
  const columns = sql.join(shape.columns.map((column) => sql.ref(column)));
  const { rows: kept } = await sql<{ place: number; days: number[] | null }>`
    WITH looked AS MATERIALIZED (
      SELECT given.*, kept.agency_id IS NOT NULL AS is_kept, kept.days AS kept_days
      FROM ${given(shape, sums)} WITH ORDINALITY AS given LEFT JOIN ${name} AS kept ON ${isSame}),
    put AS (INSERT INTO ${name} (${columns}) SELECT ${columns} FROM looked WHERE NOT is_kept)
    SELECT ordinality::integer - 1 AS place, kept_days AS days FROM looked WHERE is_kept`.execute(
    db,
  );
  const added = kept.map(({ place, days }) => {
    const sum = sums[place]!;
    return days === null ? sum : { ...sum, days: mergeDays(days, sum.days!) };
  });
  if (added.length > 0) await addToKept(db, shape, added);
}

/** Adds to rows that are there; those that sum to nothing then are as if nothing had ever been added. */
async function addToKept(db: Db, shape: Shape, sums: readonly Sum[]): Promise<void> {
  const name = sql.table(shape.table);
  const figures = figuresOf[shape.table];
  const added = figures.map((figure) => {
    const [before, more] = [sql.ref(`kept.${figure}`), sql.ref(`given.${figure}`)];
    return sql`${sql.ref(figure)} = nullif(coalesce(${before}, 0) + coalesce(${more}, 0), 0)`;
  });
  const all = figures.map((figure) => sql.ref(`kept.${figure}`));
  const { rows: empty } = await sql<{ row: string }>`
    WITH changed AS (
      UPDATE ${name} AS kept SET ${sql.join([...added, sql`days = given.days`])}
      FROM ${given(shape, sums)} AS given WHERE ${isSame}
      RETURNING kept.ctid AS row, kept.days, num_nonnulls(${sql.join(all)}) AS figures)
    SELECT row FROM changed WHERE figures = 0 AND coalesce(cardinality(days), 0) = 0`.execute(db);
  if (empty.length === 0) return;
  await sql`DELETE FROM ${name} WHERE ctid = ANY(${empty.map(({ row }) => row)}::tid[])`.execute(
    db,
  );
}

const keys = ['agency_id', 'reach', 'part', 'value', 'span', 'start'] as const;
const isSame = sql.raw(keys.map((key) => `kept.${key} = given.${key}`).join(' AND '));

/** A table of sums, with its columns in their order. */
type Shape = { readonly table: SumTable; readonly columns: readonly string[] };

async function shapeOf(db: Db, table: SumTable): Promise<Shape> {
  const { rows } = await sql<{ name: string }>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`.execute(
    db,
  );
  return { table, columns: rows.map(({ name }) => name) };
}

/**
 * Sums as rows of their table, written as PostgreSQL writes a list of such rows: it reads that in a third of the
 * time that JSON takes it. A figure that is none is not written.
 */
function given({ table, columns }: Shape, sums: readonly Sum[]): RawBuilder<unknown> {
  const placeOf = (column: string) => columns.indexOf(column);
  const [agency, reach, part, value, span, start] = keys.map(placeOf) as Six;
  const days = placeOf('days');
  const figures = figuresOf[table].map(placeOf);
  const rows = sums.map((sum) => {
    const fields = columns.map(() => '');
    fields[agency] = String(sum.agencyId);
    fields[reach] = sum.reach;
    fields[part] = sum.part;
    fields[value] = quoted(sum.value);
    fields[span] = sum.span;
    fields[start] = dayOfNumber(sum.start);
    if (sum.days !== null) fields[days] = quoted(`{${sum.days.join(',')}}`);
    for (let at = 0; at < sum.counts.length; at += 2) {
      fields[figures[sum.counts[at]!]!] = String(sum.counts[at + 1]);
    }
    return `"(${fields.join(',')})"`;
  });
  return sql`unnest(${`{${rows.join(',')}}`}::${sql.table(table)}[])`;
}

type Six = [number, number, number, number, number, number];

/** Within a row, which is within a list: both have their own quotes. */
const quoted = (text: string) => `\\"${text.replaceAll(/["\\]/g, '\\\\\\$&')}\\"`;

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
