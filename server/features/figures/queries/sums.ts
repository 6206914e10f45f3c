import { cohortFigures, eventFigures, type FigureReach } from '@insaf/contract/figures.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { dayOfNumber } from '../rules/days.ts';
import type { Run } from '../rules/spans.ts';
import type { Sum } from '../rules/spread.ts';

/* The two tables of sums, of one shape. */

const figuresOf = { event_figures: eventFigures, cohort_figures: cohortFigures } as const;
export type SumTable = keyof typeof figuresOf;

/** Most rows in one statement. */
const atOnce = 10_000;

/** Adds to the sums, in the order of their keys; only who holds the lock of counting may. */
export async function addSums(db: Db, table: SumTable, sums: readonly Sum[]): Promise<void> {
  const ordered = sums
    .map((sum) => ({ sum, key: keyOf(sum) }))
    .sort((a, b) => a.sum.agencyId - b.sum.agencyId || (a.key < b.key ? -1 : 1))
    .map(({ sum }) => sum);
  for (let done = 0; done < ordered.length; done += atOnce) {
    await addSome(db, table, ordered.slice(done, done + atOnce));
  }
}

const keyOf = ({ reach, part, value, span, start }: Sum) =>
  `${reach} ${part} ${value} ${span} ${start}`;

async function addSome(db: Db, table: SumTable, sums: readonly Sum[]): Promise<void> {
  const used = figuresOf[table].flatMap((name, index) =>
    sums.some(({ counts }) => counts[index] !== 0) ? [{ name, index }] : [],
  );
  const name = sql.table(table);
  const columns = used.map((figure) => sql.ref(figure.name));
  const counts = used.map(({ index }) => {
    const given = sums.map((sum) => sum.counts[index] || null);
    return sql`${given}::integer[]`;
  });
  const added = used.map((figure) => {
    const [before, more] = [sql.ref(`${table}.${figure.name}`), sql.ref(`excluded.${figure.name}`)];
    const sum = sql`nullif(coalesce(${before}, 0) + coalesce(${more}, 0), 0)`;
    return sql`${sql.ref(figure.name)} = ${sum}`;
  });
  await sql`
    INSERT INTO ${name} (${keyColumns}, ${sql.join(columns)})
    SELECT * FROM unnest(${keysOf(sums)}, ${sql.join(counts)})
    ON CONFLICT (${keyColumns}) DO UPDATE SET ${sql.join(added)}`.execute(db);
  await forgetEmpty(db, table, sums);
}

/** Rows of which something was taken off, and that sum to nothing now. */
async function forgetEmpty(db: Db, table: SumTable, sums: readonly Sum[]): Promise<void> {
  const lessened = sums.filter(({ counts }) => counts.some((count) => count < 0));
  if (lessened.length === 0) return;
  const figures = figuresOf[table].map((figure) => sql.ref(`kept.${figure}`));
  await sql`
    DELETE FROM ${sql.table(table)} AS kept
    USING unnest(${keysOf(lessened)}) AS given (${keyColumns})
    WHERE (kept.agency_id, kept.reach, kept.part, kept.value, kept.span, kept.start)
      = (given.agency_id, given.reach, given.part, given.value, given.span, given.start)
      AND num_nonnulls(${sql.join(figures)}) = 0`.execute(db);
}

const keyColumns = sql.raw('agency_id, reach, part, value, span, start');

function keysOf(sums: readonly Sum[]): RawBuilder<unknown> {
  const all = <T>(of: (sum: Sum) => T) => sums.map(of);
  return sql`${all((sum) => sum.agencyId)}::integer[], ${all((sum) => sum.reach)}::text[],
    ${all((sum) => sum.part)}::text[], ${all((sum) => sum.value)}::text[],
    ${all((sum) => sum.span)}::text[], ${all((sum) => dayOfNumber(sum.start))}::date[]`;
}

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
