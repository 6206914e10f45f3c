import {
  type CohortFigure,
  cohortFigures,
  type FigurePart,
  satisfactionFigures,
} from '@insaf/contract/figures.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { AskedSum } from '../rules/publish-satisfaction.ts';

/** First day of the first month of which anything was received at an agency or below it; null for none. */
export async function firstMonth(db: Db, agencyId: number): Promise<string | null> {
  const firstAt = (reach: 'own' | 'under') =>
    db
      .selectFrom('cohort_figures')
      .select('start')
      .where('agency_id', '=', agencyId)
      .where('reach', '=', reach)
      .where('part', '=', 'all')
      .where('value', '=', '')
      .where('span', '=', 'month')
      .orderBy('start')
      .limit(1)
      .executeTakeFirst();
  const own = await firstAt('own');
  const under = await firstAt('under');
  return [own, under].flatMap((row) => (row ? [row.start] : [])).sort()[0] ?? null;
}

export type CohortSum = {
  readonly value: string;
  /** First day of the month. */
  readonly start: string;
  readonly counted: Readonly<Record<CohortFigure, number>>;
};

/**
 * What became of the complaints received in each month at an agency and below it, by the values of a part.
 *
 * @param range first days of the first and the last month
 */
export async function monthSums(
  db: Db,
  { agencyId, part, from, to }: { agencyId: number; part: FigurePart; from: string; to: string },
): Promise<CohortSum[]> {
  const rows = await db
    .selectFrom('cohort_figures')
    .select(['value', 'start'])
    .select(
      cohortFigures.map((figure) =>
        sql<number>`coalesce(sum(${sql.ref(figure)}), 0)::integer`.as(figure),
      ),
    )
    .where('agency_id', '=', agencyId)
    .where('reach', 'in', ['own', 'under'])
    .where('part', '=', part)
    .where('span', '=', 'month')
    .where('start', '>=', from)
    .where('start', '<=', to)
    .groupBy(['value', 'start'])
    .orderBy('value')
    .orderBy('start')
    .execute();
  return rows.map(({ value, start, ...counted }) => ({ value, start, counted }));
}

/** How those found it who were asked in each month about what an agency and all below it had settled. */
export async function monthsAsked(
  db: Db,
  { agencyId, from, to }: { agencyId: number; from: string; to: string },
): Promise<AskedSum[]> {
  const rows = await db
    .selectFrom('event_figures')
    .select('start')
    .select(
      satisfactionFigures.map((figure) =>
        sql<number>`coalesce(sum(${sql.ref(figure)}), 0)::integer`.as(figure),
      ),
    )
    .where('agency_id', '=', agencyId)
    .where('reach', 'in', ['own', 'under'])
    .where('part', '=', 'all')
    .where('value', '=', '')
    .where('span', '=', 'month')
    .where('start', '>=', from)
    .where('start', '<=', to)
    .where('surveyed', 'is not', null)
    .groupBy('start')
    .orderBy('start')
    .execute();
  return rows as unknown as AskedSum[];
}
