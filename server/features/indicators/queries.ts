import { cohortFigures, eventFigures, type FigureReach } from '@insaf/contract/figures.ts';
import type { Indicator } from '@insaf/contract/indicators.ts';
import type { Basis } from '@insaf/contract/review.ts';
import { type Insertable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Indicators, IndicatorTargets } from '../../platform/db/tables.generated.ts';
import type { Growth } from './rules/growth.ts';
import { type GrowthFigure, marksOfGrowth } from './rules/growth-figures.ts';
import type { TargetLine } from './rules/targets.ts';

export type IndicatorRow = Indicator & { readonly id: number };

/** All of them, in the order in which they were made. */
export async function allIndicators(db: Db): Promise<IndicatorRow[]> {
  const rows = await db.selectFrom('indicators').selectAll().orderBy('id').execute();
  return rows.map(
    ({ id, code, name_ar: ar, name_en: en, basis, numerator, denominator, better }) => ({
      ...{ id, code, name: { ar, en } },
      ...({ basis, numerator, denominator, better } as Pick<
        Indicator,
        'basis' | 'numerator' | 'denominator' | 'better'
      >),
    }),
  );
}

/** @returns false when there is one of this code */
export async function insertIndicator(db: Db, row: Insertable<Indicators>): Promise<boolean> {
  const made = await db
    .insertInto('indicators')
    .values(row)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The figures of an agency and all that lay below it, or of itself alone, that are read. */
export type Branch = { readonly agencyId: number; readonly reaches: readonly FigureReach[] };

/** What was counted of a branch in a month, by the figures' names. */
export type MonthRow = { readonly agency_id: number; readonly start: string } & {
  readonly [figure: string]: number | string | null;
};

const tables = {
  cohort: { name: 'cohort_figures', figures: cohortFigures },
  events: { name: 'event_figures', figures: eventFigures },
} as const;

/**
 * Months from one to another, both included, of branches whose figures the reader may read: a few rows of an
 * index for each month and branch, however many complaints they count.
 */
export async function monthSums(
  db: Db,
  basis: Basis,
  branches: readonly Branch[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<MonthRow[]> {
  const { name, figures } = tables[basis];
  const cells = branches.flatMap(({ agencyId, reaches }) =>
    reaches.map((reach) => ({ agencyId, reach })),
  );
  const sums = figures.map((figure) => sql`sum(f.${sql.ref(figure)})::int AS ${sql.ref(figure)}`);
  const { rows } = await sql<MonthRow>`
    SELECT f.agency_id, f.start::text AS start, ${sql.join(sums)}
    FROM unnest(${cells.map(({ agencyId }) => agencyId)}::int[],
      ${cells.map(({ reach }) => reach)}::text[]) AS cell (agency_id, reach)
    JOIN ${sql.table(name)} AS f ON f.agency_id = cell.agency_id AND f.reach = cell.reach
      AND f.part = 'all' AND f.value = '' AND f.span = 'month'
      AND f.start BETWEEN ${from}::date AND ${to}::date
    GROUP BY 1, 2`.execute(db);
  return rows;
}

/** The targets that agencies have themselves for a year: of each indicator the latest. */
export async function targetsOf(
  db: Db,
  agencyIds: readonly number[],
  year: number,
): Promise<TargetLine[]> {
  return db
    .selectFrom('indicator_targets')
    .distinctOn(['agency_id', 'indicator_id'])
    .select(['agency_id', 'indicator_id', 'value', 'set_at', 'staff_id'])
    .where('agency_id', '=', sql<number>`ANY(${[...agencyIds]}::int[])`)
    .where('year', '=', year)
    .orderBy('agency_id')
    .orderBy('indicator_id')
    .orderBy('id', 'desc')
    .execute();
}

/** Every target that an agency was given for a year, the first first, and by whom. */
export async function targetHistory(
  db: Db,
  of: { readonly agencyId: number; readonly indicatorId: number; readonly year: number },
) {
  return db
    .selectFrom('indicator_targets')
    .leftJoin('staff', 'staff.id', 'indicator_targets.staff_id')
    .select(['indicator_targets.value', 'indicator_targets.set_at', 'staff.name'])
    .where('agency_id', '=', of.agencyId)
    .where('indicator_id', '=', of.indicatorId)
    .where('year', '=', of.year)
    .orderBy('indicator_targets.id')
    .execute();
}

/** Whether anybody ever set a target for a year. */
export async function hasTargets(db: Db, year: number): Promise<boolean> {
  const one = await db
    .selectFrom('indicator_targets')
    .select('id')
    .where('year', '=', year)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/** Any number, the same in every server. */
const targetLock = 5_120_774_306;

/** Targets are set one after another, so that each line follows what it replaces. Until the transaction ends. */
export async function holdTargets(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${targetLock}::bigint)`.execute(db);
}

export async function insertTargets(
  db: Db,
  lines: readonly Insertable<IndicatorTargets>[],
): Promise<void> {
  await insertRows(db, 'indicator_targets', lines);
}

/** What people on the staff are called. */
export async function namesOfStaff(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type LagRow = {
  /** The branch right below the root; 0: at the root itself. */
  readonly branch_id: number;
  readonly figure: GrowthFigure;
  readonly week: number;
  readonly count: number;
};

/**
 * Of the complaints received on days, both included, how many weeks after each something was done that still
 * counts: the first time of what is for good, else the last. For the job that learns how long things take.
 */
export async function lagsOf(
  db: Db,
  { from, to }: { readonly from: string; readonly to: string },
  weeks: number,
): Promise<LagRow[]> {
  const { rows } = await sql<LagRow>`
    WITH wanted AS (
      SELECT * FROM unnest(${marksOfGrowth.map(({ figure }) => figure)}::text[],
        ${marksOfGrowth.map(({ event }) => event)}::int[],
        ${marksOfGrowth.map(({ bit }) => bit)}::int[],
        ${marksOfGrowth.map(({ forGood }) => forGood)}::bool[]) AS w (figure, event, bit, for_good)
    )
    SELECT coalesce(nullif(split_part(f.path, '/', 3), ''), '0')::int AS branch_id, became.figure,
      least(${weeks}::int - 1, greatest(0, became.day - (f.received_day - date '2000-01-01')) / 7) AS week,
      count(*)::int AS count
    FROM complaint_figures f CROSS JOIN LATERAL (
      SELECT w.figure, CASE WHEN bool_and(w.for_good) THEN min(f.events[no] / 64)
        ELSE max(f.events[no] / 64) END AS day
      FROM generate_series(1, cardinality(f.events), 2) AS no
      JOIN wanted w ON w.event = f.events[no] % 64 AND f.marks >> w.bit & 1 = 1
      GROUP BY w.figure) AS became
    WHERE f.received_day BETWEEN ${from}::date AND ${to}::date
    GROUP BY 1, 2, 3`.execute(db);
  return rows;
}

/** Until which day it is known how long things take; null: not at all. */
export async function growthUntil(db: Db): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`
    SELECT max(until_day)::text AS until FROM indicator_growths`.execute(db);
  return rows[0]?.until ?? null;
}

export type GrowthRow = Growth & { readonly branchId: number; readonly figure: string };

/** Puts what was learned in place of what there was, in one transaction of its own. */
export async function putGrowth(db: Db, rows: readonly GrowthRow[], until: string): Promise<void> {
  await db.deleteFrom('indicator_growths').execute();
  await insertRows(
    db,
    'indicator_growths',
    rows.map(({ branchId, figure, counted, byWeek }) => ({
      ...{ branch_id: branchId, figure, counted, until_day: until },
      by_week: [...byWeek],
    })),
  );
}

/** What was learned of the whole, and of some branches or of every one (null). */
export async function growthIn(db: Db, branchIds: readonly number[] | null): Promise<GrowthRow[]> {
  const rows = await db
    .selectFrom('indicator_growths')
    .select(['branch_id', 'figure', 'counted', 'by_week'])
    .$if(branchIds !== null, (query) => query.where('branch_id', 'in', [0, ...branchIds!]))
    .execute();
  return rows.map(({ branch_id: branchId, figure, counted, by_week: byWeek }) => ({
    ...{ branchId, figure, counted, byWeek },
  }));
}
